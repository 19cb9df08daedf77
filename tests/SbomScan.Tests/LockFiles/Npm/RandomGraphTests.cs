using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using SbomScan.Packages;

namespace SbomScan.Tests.LockFiles.Npm;

/// <summary>Any graph of packages that is written as npm does is read as it was.</summary>
public sealed class RandomGraphTests
{
    private static readonly Gen<(int From, int To, int Kind)> Edge =
        from start in Gen.Choose(-1, 11)
        from end in Gen.Choose(0, 11)
        from kind in Gen.Choose(0, 2)
        select (start, end, kind);

    [Fact]
    public void Packages_edges_and_scopes_are_those_of_the_graph() =>
        Prop.ForAll(Edge.ListOf().ToArbitrary(), edges =>
        {
            // One wish for each pair; only the project (-1) has wishes for development.
            var graph = edges.DistinctBy(edge => (edge.From, edge.To)).Where(edge => edge.From != edge.To).Select(edge => edge with { Kind = edge.From >= 0 && edge.Kind == 2 ? 0 : edge.Kind }).ToList();

            var content = TestTree.ReadLock("package-lock.json", Lock(graph));

            content.Packages.Count(package => package.Origin == PackageOrigin.Registry).ShouldBe(12);
            content.Edges().ShouldBe(graph.Select(edge => $"{Title(edge.From)} → {Title(edge.To)}").Order(StringComparer.Ordinal));
            foreach (var package in content.Packages.Where(package => package.Origin == PackageOrigin.Registry)) package.Scope.ShouldBe(ScopeOf(int.Parse(package.Name[1..]), graph));
        }).QuickCheckThrowOnFailure();

    private static string Title(int package) => package < 0 ? "app" : $"p{package}@1.0.{package}";

    private static string Lock(IReadOnlyList<(int From, int To, int Kind)> graph)
    {
        var packages = new JsonObject();
        for (var package = -1; package < 12; package++)
        {
            var entry = new JsonObject { [package < 0 ? "name" : "version"] = package < 0 ? "app" : $"1.0.{package}" };
            foreach (var wishes in graph.Where(edge => edge.From == package).GroupBy(edge => edge.Kind))
                entry[new[] { "dependencies", "optionalDependencies", "devDependencies" }[wishes.Key]] = new JsonObject(wishes.Select(edge => KeyValuePair.Create<string, JsonNode?>($"p{edge.To}", "*")));
            packages[package < 0 ? "" : $"node_modules/p{package}"] = entry;
        }

        return new JsonObject { ["lockfileVersion"] = 3, ["packages"] = packages }.ToJsonString();
    }

    // By the definition: what can be reached by which kinds of wishes.
    private static Scope ScopeOf(int package, IReadOnlyList<(int From, int To, int Kind)> graph)
    {
        if (Reached(graph.Where(edge => edge.Kind == 0), graph.Where(edge => edge.Kind == 0)).Contains(package)) return Scope.Runtime;
        if (Reached(graph.Where(edge => edge.Kind < 2), graph.Where(edge => edge.Kind < 2)).Contains(package)) return Scope.Optional;
        return Reached(graph.Where(edge => edge.Kind == 2), graph.Where(edge => edge.Kind < 2)).Contains(package) ? Scope.Dev : Scope.Unknown;
    }

    private static HashSet<int> Reached(IEnumerable<(int From, int To, int Kind)> first, IEnumerable<(int From, int To, int Kind)> then)
    {
        var reached = first.Where(edge => edge.From < 0).Select(edge => edge.To).ToHashSet();
        for (var before = -1; before != reached.Count;)
        {
            before = reached.Count;
            reached.UnionWith(then.Where(edge => reached.Contains(edge.From)).Select(edge => edge.To).ToList());
        }

        return reached;
    }
}
