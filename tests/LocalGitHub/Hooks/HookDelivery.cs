namespace LocalGitHub;

/// <summary>A signed webhook that was taken.</summary>
/// <param name="Id">Of the delivery.</param>
/// <param name="Event">What it is about.</param>
/// <param name="Body">As it came.</param>
public sealed record HookDelivery(string Id, string Event, string Body);
