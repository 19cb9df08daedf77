using System.Diagnostics;
using SbomScan.Versions;

namespace SbomScan.Tests.Versions;

public sealed class VersionOrderTests
{
    public static TheoryData<string> Ecosystems => [.. KnownOrders.All.Keys];

    public static TheoryData<string, string> NoVersions => [.. KnownOrders.NoVersions.SelectMany(one => one.Value.Select(version => (one.Key, version)))];

    [Theory]
    [MemberData(nameof(Ecosystems))]
    public void Known_orders_are_kept(string ecosystem)
    {
        var order = VersionOrders.Of(ecosystem)!;
        var versions = KnownOrders.All[ecosystem].SelectMany((group, place) => group.Split('=').Select(version => (version, place))).ToList();

        var wrong = from left in versions
                    from right in versions
                    let is_ = Math.Sign(order.Compare(left.version, right.version))
                    where is_ != left.place.CompareTo(right.place)
                    select $"{left.version} {"<=>"[is_ + 1]} {right.version}";

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(NoVersions))]
    public void What_is_no_version_is_refused(string ecosystem, string version) =>
        Should.Throw<FormatException>(() => VersionOrders.Of(ecosystem)!.Compare(version, "1.0.0")).Message.ShouldContain("version");

    [Theory]
    [MemberData(nameof(Ecosystems))]
    public void Every_order_is_antisymmetric_and_transitive(string ecosystem)
    {
        var order = VersionOrders.Of(ecosystem)!;
        var versions = RandomVersions.Of(ecosystem, seed: 7, count: 60).Concat(KnownOrders.All[ecosystem].SelectMany(group => group.Split('='))).Distinct().ToList();
        var results = versions.Select(left => versions.Select(right => Math.Sign(order.Compare(left, right))).ToArray()).ToArray();

        for (var a = 0; a < versions.Count; a++)
        {
            results[a][a].ShouldBe(0, versions[a]);
            for (var b = 0; b < versions.Count; b++)
            {
                if (results[a][b] != -results[b][a]) Assert.Fail($"{versions[a]} and {versions[b]}");
                if (results[a][b] > 0) continue;
                for (var c = 0; c < versions.Count; c++)
                {
                    if (results[b][c] > 0) continue;
                    var expected = results[a][b] < 0 || results[b][c] < 0 ? -1 : 0;
                    if (results[a][c] != expected) Assert.Fail($"{versions[a]} ≤ {versions[b]} ≤ {versions[c]}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ecosystems))]
    public void Long_versions_take_no_long_time(string ecosystem)
    {
        var order = VersionOrders.Of(ecosystem)!;
        var digits = new string('9', 100_000);
        string[] longOnes = [digits, "1." + digits, "1.0.0-" + digits, string.Join('.', Enumerable.Repeat("0", 50_000)), "1.0.0-" + string.Join('.', Enumerable.Repeat("a", 50_000)), new string('~', 100_000), "1" + string.Concat(Enumerable.Repeat("a1", 50_000)), string.Concat(Enumerable.Repeat("1-", 50_000))];
        var clock = Stopwatch.StartNew();

        foreach (var one in longOnes)
        {
            try
            {
                order.Compare(one, one + "1");
            }
            catch (FormatException)
            {
                // Not all of them are versions everywhere.
            }
        }

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2), "it takes a hundredth of that; time that grows with the square would take far longer");
    }

    [Fact]
    public void An_ecosystem_that_is_not_known_has_no_order() => VersionOrders.Of("Cobol").ShouldBeNull();
}
