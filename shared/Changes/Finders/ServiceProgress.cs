namespace Actions.Changes;

/// <summary>How far a service of an environment has come.</summary>
/// <param name="Service">Its name; empty for records that name none.</param>
/// <param name="Commit">That of its newest success; null when it has none.</param>
/// <param name="IsHeld">True when that is not where it was to go last: it failed since, or went back. What came since is still to be deployed.</param>
internal sealed record ServiceProgress(string Service, string? Commit, bool IsHeld)
{
    /// <summary>The newest commit of which every service has what it was to get; null when that cannot be told.</summary>
    /// <param name="all">The services of the environment.</param>
    /// <param name="newestFirst">The commits that were deployed there.</param>
    public static string? CommonCommit(IReadOnlyList<ServiceProgress> all, IReadOnlyList<string> newestFirst)
    {
        var held = all.Where(one => one.IsHeld).Select(one => one.Commit).ToHashSet();
        if (held.Any(commit => commit is null || !newestFirst.Contains(commit))) return null;
        return held.Count > 0 ? newestFirst.Last(held.Contains) : newestFirst.FirstOrDefault(commit => all.Any(one => one.Commit == commit));
    }
}
