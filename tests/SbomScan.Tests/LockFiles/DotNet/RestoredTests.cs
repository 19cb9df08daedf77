using SbomScan.LockFiles;
using SbomScan.Packages;

namespace SbomScan.Tests.LockFiles.DotNet;

/// <summary>A project with a reference to another one, restored and built by the SDK. It asks for YamlDotNet 16.2.7, which is not there; 16.3.0 was restored.</summary>
public sealed class RestoredTests
{
    public static TheoryData<string, string> All { get; } = new() { { "lock", "packages.lock.json" }, { "assets", "project.assets.json" }, { "published", "Sample.App.deps.json" } };

    private static LockFileContent Read(string folder, string file) => TestTree.Fixture($"DotNet/{folder}").ReadLock(file);

    private static string[] Lines(string folder, string file) => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "DotNet", folder, file));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_package_is_listed_once_in_the_version_that_was_restored(string folder, string file) => Read(folder, file).Packages().ShouldBe(Lines(folder, "expected.txt"));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_package_stands_in_the_line_it_is_said_to(string folder, string file)
    {
        var lines = Lines(folder, file);

        foreach (var package in Read(folder, file).Packages.Where(package => package.Origin == PackageOrigin.Registry)) lines[package.Line - 1].ShouldContain($"\"{package.Name}");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Projects_have_no_purl_but_edges(string folder, string file)
    {
        var own = Read(folder, file).Packages.Where(package => package.Origin == PackageOrigin.Own).ToList();

        own.Count.ShouldBe(2);
        own.ShouldAllBe(project => project.Purl == null);
        own.Single(project => project.Name.Equals("Sample.Lib", StringComparison.OrdinalIgnoreCase)).DependsOn.ShouldBe(["pkg:nuget/Polly.Core@8.9.1"]);
        own.Single(project => !project.Name.Equals("Sample.Lib", StringComparison.OrdinalIgnoreCase)).DependsOn.ShouldContain("pkg:nuget/YamlDotNet@16.3.0");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_files_agree_on_what_packages_depend_on(string folder, string file) =>
        Read(folder, file).Packages.Single(package => package.Name == "Microsoft.Extensions.Logging").DependsOn.ShouldBe(
            ["pkg:nuget/Microsoft.Extensions.DependencyInjection@10.0.14", "pkg:nuget/Microsoft.Extensions.Logging.Abstractions@10.0.14", "pkg:nuget/Microsoft.Extensions.Options@10.0.14"]);

    [Theory]
    [MemberData(nameof(All))]
    public void Hashes_are_read(string folder, string file) =>
        Read(folder, file).Package("YamlDotNet").Hashes.ShouldBe(
            [new PackageHash("SHA-512", "4a030e7716f3f17eb9cfc86b688b3a84e11d9e41fa84449300851aeef8849e01ce61a1feeaae57266c2bd7ec9bf6f269350d7d842418ebdc5b16c2ed5e9a1b40")]);

    [Fact]
    public void Where_a_lock_file_pins_the_project_the_restored_assets_add_nothing()
    {
        var assets = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "DotNet", "assets", "project.assets.json"));
        var tree = new TestTree(("App/obj/project.assets.json", assets), ("App/packages.lock.json", """{"version": 1, "dependencies": {}}"""));

        var content = tree.ReadLock("App/obj/project.assets.json");

        content.Packages.ShouldBeEmpty();
        content.StatesEmptiness.ShouldBeTrue();
        content.Remarks.ShouldHaveSingleItem().ShouldContain("App/packages.lock.json");
    }

    [Fact]
    public void Each_framework_has_versions_of_its_own()
    {
        var content = TestTree.ReadLock("packages.lock.json", """
            {"version": 2, "dependencies": {
              "net8.0": {
                "Outer": {"type": "Direct", "resolved": "1.0.0", "dependencies": {"Inner": "1.0.0"}},
                "Inner": {"type": "Transitive", "resolved": "1.0.0"}},
              "net10.0": {
                "Outer": {"type": "Direct", "resolved": "1.0.0", "dependencies": {"inner": "1.0.0"}},
                "Inner": {"type": "CentralTransitive", "requested": "[2.0.0, )", "resolved": "2.0.0"}},
              "net10.0/linux-x64": {
                "Native": {"type": "Transitive", "resolved": "3.0.0", "dependencies": {"Inner": "1.0.0"}}}}}
            """);

        content.Packages().ShouldBe(["Inner@1.0.0 Unknown", "Inner@2.0.0 Unknown", "Native@3.0.0 Unknown", "Outer@1.0.0 Unknown direct"]);
        content.Package("Outer").DependsOn.ShouldBe(["pkg:nuget/Inner@1.0.0", "pkg:nuget/Inner@2.0.0"]);
        content.Package("Native").DependsOn.ShouldBe(["pkg:nuget/Inner@2.0.0"]);
    }

    [Fact]
    public void A_published_program_names_the_runtime_it_brings()
    {
        var content = TestTree.ReadLock("app.deps.json", """
            {"runtimeTarget": {"name": ".NETCoreApp,Version=v10.0/linux-x64"},
             "targets": {
              ".NETCoreApp,Version=v10.0": {},
              ".NETCoreApp,Version=v10.0/linux-x64": {
                "app/1.0.0": {"dependencies": {"runtimepack.Microsoft.NETCore.App.Runtime.linux-x64": "10.0.1"}},
                "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/10.0.1": {}}},
             "libraries": {
              "app/1.0.0": {"type": "project"},
              "runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/10.0.1": {"type": "runtimepack"}}}
            """);

        content.Packages().ShouldBe(["Microsoft.NETCore.App.Runtime.linux-x64@10.0.1 Runtime direct"]);
    }

    [Fact]
    public void A_project_without_packages_states_that() =>
        TestTree.ReadLock("App/packages.lock.json", """{"version": 1, "dependencies": {"net10.0": {}}}""").StatesEmptiness.ShouldBeTrue();
}
