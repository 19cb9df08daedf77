namespace LocalAws.Lambda;

/// <summary>
/// Somebody else changes the function just before the next call of an operation on it: the revision the caller read is no longer
/// the present one. Before an operation on an alias it is the alias that changes.
/// </summary>
public sealed record Interference(string Function, string Operation)
{
    /// <summary>Where the alias of the call points to after the change; null when only its revision changes.</summary>
    public string? MovesAliasTo { get; init; }

    /// <summary>Whether it is an update that is still in progress then. It leaves the function as it was.</summary>
    public bool IsInProgress { get; init; }
}
