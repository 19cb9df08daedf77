namespace LocalAws.Wire;

/// <summary>Why a request is not accepted as signed.</summary>
public enum SignatureFault
{
    /// <summary>There is no usable Authorization header.</summary>
    Missing,

    /// <summary>The access key, or the session token sent with it, is not of this world.</summary>
    UnknownKey,

    /// <summary>The session key has expired.</summary>
    Expired,

    /// <summary>The date of the request is more than five minutes off.</summary>
    ClockSkew,

    /// <summary>The signature, its scope or its list of signed headers is wrong.</summary>
    Mismatch,
}

public sealed class SignatureException(SignatureFault fault, string message) : Exception(message)
{
    public SignatureFault Fault { get; } = fault;

    /// <summary>What this server hashed: the first thing to compare when a signature is refused.</summary>
    public string? CanonicalRequest { get; init; }
}
