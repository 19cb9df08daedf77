namespace Actions.Releases;

/// <summary>The commits of a release by sections: every one that is no merge stands in exactly one.</summary>
public sealed class Changelog
{
    private static readonly Dictionary<string, ChangelogSection> Types = new(StringComparer.Ordinal)
    {
        ["feat"] = ChangelogSection.Features,
        ["fix"] = ChangelogSection.Fixes,
        ["perf"] = ChangelogSection.Performance,
        ["revert"] = ChangelogSection.Reverts,
        ["docs"] = ChangelogSection.Documentation,
        ["build"] = ChangelogSection.Maintenance,
        ["chore"] = ChangelogSection.Maintenance,
        ["ci"] = ChangelogSection.Maintenance,
        ["refactor"] = ChangelogSection.Maintenance,
        ["style"] = ChangelogSection.Maintenance,
        ["test"] = ChangelogSection.Maintenance,
    };

    private Changelog(IReadOnlyDictionary<ChangelogSection, IReadOnlyList<ReleaseCommit>> sections, int merges) => (Sections, Merges) = (sections, merges);

    /// <summary>The commits of each section that has some, in the order they came in.</summary>
    public IReadOnlyDictionary<ChangelogSection, IReadOnlyList<ReleaseCommit>> Sections { get; }

    /// <summary>How many commits only merge: they are not listed, what they bring is.</summary>
    public int Merges { get; }

    /// <summary>How many commits are listed.</summary>
    public int Count => Sections.Values.Sum(commits => commits.Count);

    /// <summary>Sorts commits into sections.</summary>
    public static Changelog Of(IReadOnlyCollection<ReleaseCommit> commits)
    {
        ArgumentNullException.ThrowIfNull(commits);
        var sections = commits.Where(commit => !commit.IsMerge).GroupBy(SectionOf).OrderBy(section => section.Key);
        return new Changelog(
            sections.ToDictionary(section => section.Key, IReadOnlyList<ReleaseCommit> (section) => [.. section]),
            commits.Count(commit => commit.IsMerge));
    }

    /// <summary>Where a commit stands.</summary>
    public static ChangelogSection SectionOf(ReleaseCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        return commit.Conventional switch
        {
            { IsBreaking: true } => ChangelogSection.Breaking,
            { Type: var type } => Types.GetValueOrDefault(type, ChangelogSection.Other),
            null when commit.FirstLine.StartsWith("Revert \"", StringComparison.Ordinal) => ChangelogSection.Reverts,
            null => ChangelogSection.Other,
        };
    }
}
