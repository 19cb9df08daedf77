namespace Actions.Releases;

/// <summary>Which number of the version commits raise.</summary>
public static class VersionParts
{
    /// <summary>The greatest that one of them asks for; merges do not count, the commits they bring do. Any commit is worth a patch.</summary>
    /// <returns><see langword="null"/> when there is none.</returns>
    public static VersionPart? Of(IEnumerable<ReleaseCommit> commits) => commits.Where(commit => !commit.IsMerge).Max(commit => (VersionPart?)Of(commit));

    /// <summary>What one commit asks for: what its labels say, else what its message says.</summary>
    public static VersionPart Of(ReleaseCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        return commit.LabelledPart ?? commit.Conventional switch
        {
            { IsBreaking: true } => VersionPart.Major,
            { Type: "feat" } => VersionPart.Minor,
            _ => VersionPart.Patch,
        };
    }
}
