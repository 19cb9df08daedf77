namespace Rollback;

/// <summary>
/// Reads a history as what it was for people: each success is a step forward, unless it leads to a version that the steps so far came over.
/// That is a return, and every version above was left: rolled back from. Pure.
/// </summary>
internal sealed class DeploymentHistory
{
    private readonly List<string> path = [];
    private readonly HashSet<string> left = new(StringComparer.Ordinal);

    /// <param name="newestFirst">The deployments of one target.</param>
    public DeploymentHistory(IReadOnlyList<PastDeployment> newestFirst)
    {
        foreach (var deployment in newestFirst.Reverse())
            Add(deployment);
        Successes = [.. newestFirst.Where(deployment => deployment.End == PastEnd.Succeeded)];
    }

    /// <summary>Those that succeeded, newest first.</summary>
    public IReadOnlyList<PastDeployment> Successes { get; }

    /// <summary>Versions that were rolled back from and have not come back since.</summary>
    public IReadOnlySet<string> Left => left;

    /// <summary>True when the newest deployment leads, or has led, to a version from before.</summary>
    public bool EndsWithReturn { get; private set; }

    /// <summary>The version that the newest deployment left, when that is a return.</summary>
    public string? LeftLast { get; private set; }

    private void Add(PastDeployment deployment)
    {
        var at = path.IndexOf(deployment.Version);
        EndsWithReturn = deployment.End is PastEnd.Succeeded or PastEnd.UnderWay && at >= 0 && at < path.Count - 1;
        LeftLast = EndsWithReturn ? path[^1] : null;
        if (deployment.End == PastEnd.Succeeded)
            Succeed(deployment.Version, at);
        else if (deployment.End == PastEnd.RolledBack && at < 0)
            left.Add(deployment.Version);
    }

    private void Succeed(string version, int at)
    {
        if (at < 0)
        {
            path.Add(version);
            left.Remove(version);
            return;
        }
        left.UnionWith(path[(at + 1)..]);
        path.RemoveRange(at + 1, path.Count - at - 1);
    }
}
