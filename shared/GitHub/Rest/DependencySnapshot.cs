namespace Actions.GitHub;

/// <summary>Packages for the dependency graph of a repository (REST: "Create a snapshot of dependencies for a repository").</summary>
/// <param name="Sha">Full id of the commit they belong to.</param>
/// <param name="Ref">Full ref: <c>refs/heads/main</c>.</param>
/// <param name="Job">What tells this series of snapshots from others.</param>
/// <param name="Detector">The program that found them.</param>
/// <param name="Scanned">When.</param>
/// <param name="Manifests">Name → what it holds.</param>
public sealed record DependencySnapshot(
    string Sha, string Ref, SnapshotJob Job, SnapshotDetector Detector, DateTimeOffset Scanned, IReadOnlyDictionary<string, SnapshotManifest> Manifests)
{
    /// <summary>Version of the format.</summary>
    public int Version => 0;
}
