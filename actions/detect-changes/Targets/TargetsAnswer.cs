using DetectChanges.Targets.Graph;

namespace DetectChanges.Targets;

/// <summary>Which projects are affected, and what should be known about how that was found out.</summary>
internal sealed record TargetsAnswer
{
    /// <summary>The affected projects, by name, those that are gone included.</summary>
    public IReadOnlyList<AffectedTarget> Affected { get; init; } = [];

    /// <summary>Number of projects the newer commit has.</summary>
    public int Projects { get; init; }

    /// <summary>Changed files that no project has anything to do with.</summary>
    public IReadOnlyList<string> Unowned { get; init; } = [];

    /// <summary>Files that could not be understood, so that the answer is wider.</summary>
    public IReadOnlyList<GraphNotice> NotUnderstood { get; init; } = [];

    public IReadOnlyList<GraphNotice> Notices { get; init; } = [];

    /// <summary>Those there is something to build of.</summary>
    public IEnumerable<AffectedTarget> ToBuild => Affected.Where(target => target.Exists);
}
