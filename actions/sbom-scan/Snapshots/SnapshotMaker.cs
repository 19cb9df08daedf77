using Actions.GitHub;
using Actions.Toolkit;
using SbomScan.Inventories;
using SbomScan.Packages;

namespace SbomScan.Snapshots;

/// <summary>The inventory in the form of GitHub's dependency graph: a manifest for each file.</summary>
internal static class SnapshotMaker
{
    /// <param name="inventory">What is in the target.</param>
    /// <param name="runner">The run: its workflow and job name the series, so that two targets or jobs do not replace each other's packages.</param>
    /// <param name="sha">Full id of the commit.</param>
    /// <param name="reference">Full ref.</param>
    /// <param name="version">Version of this program.</param>
    /// <param name="at">When it was scanned.</param>
    public static DependencySnapshot Of(Inventory inventory, RunnerContext runner, string sha, string reference, string version, DateTimeOffset at)
    {
        var manifests = inventory.Components
            .SelectMany(component => FilesOf(component, inventory.Name).Select(file => (File: file, Component: component)))
            .GroupBy(pair => pair.File, pair => pair.Component, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Manifest(group.Key, [.. group.DistinctBy(one => one.Key)]), StringComparer.Ordinal);
        return new DependencySnapshot(
            sha,
            reference,
            new SnapshotJob(runner.RunId, $"{runner.Workflow}/{runner.Job}/{inventory.Name}"),
            new SnapshotDetector("sbom-scan", version, new Uri("https://github.com/org/actions")),
            at,
            manifests);
    }

    // Others' SBOMs may not say where they found a package.
    private static IEnumerable<string> FilesOf(Component component, string target) => component.Occurrences.Count == 0 ? [target] : component.Occurrences.Select(one => one.File);

    private static SnapshotManifest Manifest(string file, IReadOnlyList<Component> components)
    {
        var packages = components.Where(one => one.Purl != null).ToDictionary(one => one.Key, StringComparer.Ordinal);
        var direct = components.Where(one => one.Origin == PackageOrigin.Own).SelectMany(one => one.DependsOn).ToHashSet(StringComparer.Ordinal);
        return new SnapshotManifest(file, new SnapshotFile(file), packages.ToDictionary(pair => pair.Key, pair => Package(pair.Value, direct, packages), StringComparer.Ordinal));
    }

    private static SnapshotPackage Package(Component component, HashSet<string> direct, Dictionary<string, Component> packages) => new(
        component.Purl!.ToString(),
        component.IsDirect || direct.Contains(component.Key) ? "direct" : "indirect",
        component.Scope is Scope.Dev or Scope.Test ? "development" : "runtime",
        [.. component.DependsOn.Where(packages.ContainsKey)]);
}
