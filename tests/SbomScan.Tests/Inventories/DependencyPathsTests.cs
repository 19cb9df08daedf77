using SbomScan.Inventories;
using SbomScan.Packages;

namespace SbomScan.Tests.Inventories;

public sealed class DependencyPathsTests
{
    [Fact]
    public void Two_roots_give_the_shortest_path_each_and_both_direct_dependencies()
    {
        var paths = Paths(["web: a b", "api: c", "a: deep", "deep: leaf", "b: leaf", "c: d", "d: leaf", "leaf:"], own: ["web", "api"]);

        Text(paths, "leaf").ShouldBe(["web b leaf (b)", "api c d leaf (c)"]);
        paths.DirectOf(Component("leaf")).Select(one => one.Key).ShouldBe(["b", "c"]);
    }

    [Fact]
    public void Projects_that_ask_for_each_other_are_not_what_to_bump() =>
        Text(Paths(["web: shared", "shared: a", "a: leaf", "leaf:"], own: ["web", "shared"], roots: ["web"]), "leaf").ShouldBe(["web shared a leaf (a)"]);

    [Fact]
    public void A_package_that_is_a_root_is_its_own_direct_dependency() =>
        Text(Paths(["leaf:"], own: [], roots: ["leaf"]), "leaf").ShouldBe(["leaf (leaf)"]);

    [Fact]
    public void Cycles_and_edges_to_nowhere_end() =>
        Text(Paths(["web: a", "a: b gone", "b: a leaf", "leaf: b", "lone: lone"], own: ["web"], roots: ["web", "missing"]), "leaf").ShouldBe(["web a b leaf (a)"]);

    [Fact]
    public void What_no_root_leads_to_has_no_path()
    {
        var paths = Paths(["web: a", "a:", "lone: other", "other: lone"], own: ["web"], roots: ["web"]);

        paths.Of(Component("lone")).ShouldBeEmpty();
        paths.DirectOf(Component("lone")).ShouldBeEmpty();
    }

    [Fact]
    public void A_long_chain_takes_no_long_time()
    {
        const int Length = 100_000;
        var paths = Paths([.. Enumerable.Range(0, Length).Select(i => $"p{i}: p{i + 1}"), $"p{Length}:"], own: ["p0"], roots: ["p0"]);

        paths.Of(Component($"p{Length}")).ShouldHaveSingleItem().Components.Count.ShouldBe(Length + 1);
    }

    private static IEnumerable<string> Text(DependencyPaths paths, string of) =>
        paths.Of(Component(of)).Select(path => $"{string.Join(' ', path.Components.Select(one => one.Key))} ({path.Direct.Key})");

    private static DependencyPaths Paths(string[] edges, string[] own, string[]? roots = null)
    {
        var components = edges.Select(line => line.Split(": ", 2)).Select(pair => Component(pair[0].TrimEnd(':')) with
        {
            Origin = own.Contains(pair[0]) ? PackageOrigin.Own : PackageOrigin.Registry,
            DependsOn = pair.Length > 1 ? pair[1].Split(' ') : [],
        });
        return new DependencyPaths(new Inventory("shop", [.. components]) { Roots = roots ?? own });
    }

    private static Component Component(string key) => new() { Key = key, Name = key };
}
