namespace Actions.Git;

/// <summary>What to fetch of a commit.</summary>
/// <param name="Commits">Number of commits from each named one on.</param>
/// <param name="Trees">With all folders (file contents are never fetched), or the bare commits only.</param>
public readonly record struct FetchDepth(int Commits, bool Trees)
{
    /// <summary>The commit itself with all its folders: enough to compare it.</summary>
    public static FetchDepth Snapshot { get; } = new(1, Trees: true);

    /// <summary>A stretch of history without folders: enough to find where two lines part.</summary>
    /// <param name="commits">Its length.</param>
    public static FetchDepth History(int commits) => new(commits, Trees: false);
}
