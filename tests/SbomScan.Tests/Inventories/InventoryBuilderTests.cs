using SbomScan.Inventories;
using SbomScan.LockFiles;
using SbomScan.Packages;

namespace SbomScan.Tests.Inventories;

public sealed class InventoryBuilderTests
{
    [Fact]
    public void The_same_package_in_two_files_is_one_component_with_two_occurrences()
    {
        var builder = new InventoryBuilder();
        builder.Add("b/lock", null, [Package("ms", "2.0.0", Scope.Dev) with { Line = 4 }]);
        builder.Add("a/lock", null, [Package("ms", "2.0.0", Scope.Runtime) with { Line = 9, IsDirect = true }]);

        var component = builder.Build("shop").Components.Single();

        component.Occurrences.ShouldBe([new Occurrence("a/lock", 9), new Occurrence("b/lock", 4)]);
        (component.Scope, component.IsDirect).ShouldBe((Scope.Runtime, true));
    }

    [Fact]
    public void Own_projects_of_one_name_in_two_files_stay_apart_and_lead_to_their_packages()
    {
        var builder = new InventoryBuilder();
        builder.Add("a/lock", null, [Own("web", "ms"), Package("ms", "2.0.0")]);
        builder.Add("b/lock", null, [Own("web", "ms"), Package("ms", "2.0.1")]);

        var inventory = builder.Build("shop");

        inventory.Roots.ShouldBe(["a/lock#web", "b/lock#web"]);
        inventory.ByKey["b/lock#web"].DependsOn.ShouldBe(["pkg:npm/ms@2.0.1"]);
    }

    [Fact]
    public void Every_component_is_reached_from_a_root_also_in_circles()
    {
        var builder = new InventoryBuilder();
        builder.Add("lock", null, [Package("a", "1", Scope.Runtime, "b"), Package("b", "1", Scope.Runtime, "a"), Package("c", "1")]);

        builder.Build("shop").Roots.ShouldBe(["pkg:npm/a@1", "pkg:npm/c@1"]);
    }

    private static LockedPackage Package(string name, string version, Scope scope = Scope.Runtime, params IReadOnlyList<string> dependsOn) =>
        new() { Id = name, Name = name, Version = version, Purl = PackageUrl.Named("npm", name, version), Scope = scope, DependsOn = dependsOn };

    private static LockedPackage Own(string name, params IReadOnlyList<string> dependsOn) =>
        new() { Id = name, Name = name, Origin = PackageOrigin.Own, DependsOn = dependsOn };
}
