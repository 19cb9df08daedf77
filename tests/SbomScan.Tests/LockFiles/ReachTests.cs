using SbomScan.LockFiles;
using SbomScan.Packages;

namespace SbomScan.Tests.LockFiles;

public sealed class ReachTests
{
    private static readonly Dictionary<string, string[]> Needs = new(StringComparer.Ordinal)
    {
        ["web"] = ["router", "shared"],
        ["router"] = ["web"],
        ["build"] = ["shared", "bundler"],
        ["watcher"] = ["bundler"],
    };

    private static IReadOnlyDictionary<string, Scope> Scopes(params (string, Scope)[] roots) => Reach.Scopes(roots, id => Needs.GetValueOrDefault(id) ?? []);

    [Fact]
    public void A_package_has_the_weightiest_scope_that_leads_to_it()
    {
        var scopes = Scopes(("build", Scope.Dev), ("watcher", Scope.Optional), ("web", Scope.Runtime));

        scopes["shared"].ShouldBe(Scope.Runtime);
        scopes["bundler"].ShouldBe(Scope.Optional);
        scopes["build"].ShouldBe(Scope.Dev);
    }

    [Fact]
    public void A_cycle_ends() => Scopes(("router", Scope.Runtime)).Keys.ShouldBe(["router", "web", "shared"], ignoreOrder: true);

    [Fact]
    public void What_no_root_leads_to_has_no_scope() => Scopes(("web", Scope.Runtime)).ContainsKey("build").ShouldBeFalse();

    [Fact]
    public void A_long_chain_is_no_problem() =>
        Reach.Scopes([("0", Scope.Dev)], id => int.Parse(id) < 200_000 ? [$"{int.Parse(id) + 1}", "0"] : []).Count.ShouldBe(200_001);
}
