using SbomScan.LockFiles;
using SbomScan.Packages;

namespace SbomScan.Tests.LockFiles;

public sealed class ReachTests
{
    [Fact]
    public void The_weightiest_scope_that_reaches_a_package_counts()
    {
        var edges = new Dictionary<string, string[]> { ["a"] = ["b"], ["b"] = ["c", "a"], ["d"] = ["c", "e"], ["e"] = ["d"] };

        Reach.Scopes([("d", Scope.Test), ("e", Scope.Dev), ("a", Scope.Runtime)], id => edges.GetValueOrDefault(id) ?? []).OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}")
            .ShouldBe(["a Runtime", "b Runtime", "c Runtime", "d Dev", "e Dev"]);
    }

    [Fact]
    public void A_long_chain_is_no_problem() =>
        Reach.Scopes([("0", Scope.Dev)], id => int.Parse(id) < 200_000 ? [$"{int.Parse(id) + 1}", "0"] : []).Count.ShouldBe(200_001);
}
