using LocalAws.Access;

namespace LocalAws.Wire;

/// <param name="Key">Who signed.</param>
/// <param name="Request">The request with its content as the body, however that was sent.</param>
public sealed record VerifiedRequest(AccessKey Key, WireRequest Request);
