using Actions.Toolkit;
using SbomScan.Inventories;
using SbomScan.LockFiles;
using SbomScan.Packages;
using SbomScan.Snapshots;

namespace SbomScan.Tests.Snapshots;

public sealed class SnapshotMakerTests
{
    [Fact]
    public void Each_file_is_a_manifest_with_what_is_asked_for_and_what_comes_along()
    {
        var snapshot = Make("shop", "build");

        var manifest = snapshot.Manifests["web/package-lock.json"];
        manifest.File.SourceLocation.ShouldBe("web/package-lock.json");
        manifest.Resolved.Values.Select(one => (one.PackageUrl, one.Relationship, one.Scope, string.Join(' ', one.Dependencies))).ShouldBe(
        [
            ("pkg:npm/debug@4.0.0", "direct", "runtime", "pkg:npm/ms@2.0.0"),
            ("pkg:npm/jest@29.0.0", "direct", "development", ""),
            ("pkg:npm/ms@2.0.0", "indirect", "runtime", ""),
        ]);
    }

    [Fact]
    public void Two_targets_and_two_jobs_are_series_of_their_own() =>
        new[] { Make("shop", "build"), Make("shop/image", "build"), Make("shop", "nightly") }.Select(one => one.Job.Correlator)
            .ShouldBe(["scan/build/shop", "scan/build/shop/image", "scan/nightly/shop"]);

    private static Actions.GitHub.DependencySnapshot Make(string name, string job)
    {
        var builder = new InventoryBuilder();
        builder.Add("web/package-lock.json", null,
        [
            new LockedPackage { Id = "web", Name = "web", Origin = PackageOrigin.Own, DependsOn = ["debug", "jest"] },
            Package("debug", "4.0.0", Scope.Runtime, "ms"),
            Package("jest", "29.0.0", Scope.Dev),
            Package("ms", "2.0.0", Scope.Runtime),
        ]);
        var runner = new RunnerContext(new Dictionary<string, string> { ["GITHUB_RUN_ID"] = "7", ["GITHUB_WORKFLOW"] = "scan", ["GITHUB_JOB"] = job });
        return SnapshotMaker.Of(builder.Build(name), runner, new string('a', 40), "refs/heads/main", "1.0.0", DateTimeOffset.UnixEpoch);
    }

    private static LockedPackage Package(string name, string version, Scope scope, params IReadOnlyList<string> dependsOn) =>
        new() { Id = name, Name = name, Version = version, Purl = PackageUrl.Named("npm", name, version), Scope = scope, DependsOn = dependsOn };
}
