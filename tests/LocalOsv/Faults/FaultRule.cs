namespace LocalOsv;

/// <summary>When to make which trouble.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="PathContains">Only requests whose path holds this text.</param>
/// <param name="Times">How often at most.</param>
/// <param name="Wait">For rate limits: how long clients are told to wait.</param>
/// <param name="BodyContains">Only requests whose body holds this text.</param>
/// <param name="To">For redirects: where to.</param>
public sealed record FaultRule(
    FaultKind Kind, string PathContains = "", int Times = int.MaxValue, TimeSpan Wait = default, string BodyContains = "", Uri? To = null);
