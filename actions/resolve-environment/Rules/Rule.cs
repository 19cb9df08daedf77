namespace ResolveEnvironment.Rules;

/// <summary>One line of the mapping from events to environments.</summary>
/// <param name="Number">From 1, in the order they are looked at.</param>
/// <param name="Name">As it was named, or what it is for.</param>
/// <param name="Environment">Null: what it matches is not deployed.</param>
internal sealed record Rule(int Number, string Name, TargetEnvironment? Environment)
{
    public RefPatterns? Branches { get; init; }
    public RefPatterns? Tags { get; init; }
    public VersionRange? Versions { get; init; }
    public PreReleases PreReleases { get; init; }
    public IReadOnlyList<string> Events { get; init; } = EventNames.Usual;
    public IReadOnlyList<string> Actors { get; init; } = [];

    /// <summary>Branch that has to contain the commit.</summary>
    public string? RequireAncestry { get; init; }

    public bool TakesTags => Tags is not null || Versions is not null || Branches is null;

    public bool TakesBranches => Branches is not null || (Tags is null && Versions is null);

    public string Target => Environment?.Name ?? TargetEnvironment.None;
}
