using SbomScan.Advisories;
using SbomScan.Versions;

namespace SbomScan.Tests.Advisories;

public sealed class AffectedVersionsTests
{
    [Theory]
    [InlineData("introduced 0", "0.0.1 1.0.0 9.9.9", "", "every version")]
    [InlineData("introduced 1.0.0", "1.0.0 9.9.9", "0.9.9 1.0.0-rc.1", "≥ 1.0.0")]
    [InlineData("introduced 0, fixed 1.2.3", "0.1.0 1.2.2 1.2.3-rc.1", "1.2.3 2.0.0", "< 1.2.3")]
    [InlineData("introduced 1.0.0, fixed 1.2.3", "1.0.0 1.2.2", "0.9.9 1.2.3", "≥ 1.0.0, < 1.2.3")]
    [InlineData("introduced 1.0.0, last_affected 1.2.3", "1.0.0 1.2.3", "0.9.9 1.2.4", "≥ 1.0.0, ≤ 1.2.3")]
    [InlineData("introduced 1.0.0, last_affected 1.0.0", "1.0.0", "0.9.9 1.0.1", "= 1.0.0")]
    [InlineData("introduced 0, limit 2.0.0", "1.9.9", "2.0.0", "< 2.0.0")]
    [InlineData("introduced 0, limit *", "99.0.0", "", "every version")]
    [InlineData("fixed 2.1.0, introduced 2.0.0, fixed 1.2.3, introduced 0", "1.2.2 2.0.0 2.0.9", "1.2.3 1.9.9 2.1.0", "< 1.2.3 or ≥ 2.0.0, < 2.1.0")]
    [InlineData("introduced 0, fixed 1.0.0, introduced 1.0.0, fixed 2.0.0", "0.9.9 1.0.0 1.9.9", "2.0.0", "< 1.0.0 or ≥ 1.0.0, < 2.0.0")]
    [InlineData("introduced 0, introduced 1.0.0, fixed 2.0.0", "0.5.0 1.5.0", "2.0.0", "< 2.0.0")]
    [InlineData("introduced 1.0.0, fixed 1.0.0", "", "0.9.9 1.0.0 1.0.1", "≥ 1.0.0, < 1.0.0")]
    [InlineData("fixed 1.0.0", "", "0.5.0 1.0.0", "")]
    [InlineData("introduced 10.0.0, fixed 9.0.0", "10.0.0 11.0.0", "8.0.0 9.0.0 9.5.0", "≥ 10.0.0")]
    [InlineData("", "", "1.0.0", "")]
    public void Ranges_hold_what_the_schema_says(string events, string inside, string outside, string text)
    {
        var versions = new AffectedVersions(new OsvAffected("npm", "left-pad") { Ranges = [Range("SEMVER", events)] }, VersionOrders.Of("npm")!);

        inside.Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(version => versions.Contain(version));
        outside.Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(version => !versions.Contain(version));
        string.Join(" or ", versions.Intervals).ShouldBe(text);
    }

    [Fact]
    public void Several_ranges_and_the_list_of_versions_each_count()
    {
        var affected = new OsvAffected("PyPI", "six") { Ranges = [Range("ECOSYSTEM", "introduced 1.0, fixed 1.1"), Range("ECOSYSTEM", "introduced 2.0, fixed 2.1")], Versions = ["3.0.0"] };
        var versions = new AffectedVersions(affected, VersionOrders.Of("PyPI")!);

        new[] { "1.0.5", "2.0", "3.0.0", "1.5", "3.0", "2.1" }.Select(versions.Contain).ShouldBe([true, true, true, false, false, false]);
        versions.TextFor("2.0").ShouldBe("≥ 2.0, < 2.1");
        versions.TextFor("3.0.0").ShouldBe("= 3.0.0");
    }

    [Fact]
    public void Ranges_of_commits_say_nothing_of_versions()
    {
        var affected = new OsvAffected("npm", "left-pad") { Ranges = [Range("GIT", "introduced 0, fixed 8ade135a41bc03ea155e62e844d188df1ea18608")] };

        new AffectedVersions(affected, VersionOrders.Of("npm")!).Contain("1.0.0").ShouldBeFalse();
    }

    [Theory]
    [InlineData("1.1.0", "1.2.3 2.1.0 3.0.0-rc.1")]
    [InlineData("2.0.0", "2.1.0 3.0.0-rc.1")]
    [InlineData("3.0.0-beta", "3.0.0-rc.1")]
    public void The_nearest_fix_above_the_installed_version_comes_first(string installed, string fixes)
    {
        var ranges = new[] { Range("SEMVER", "introduced 3.0.0-alpha, fixed 3.0.0-rc.1"), Range("SEMVER", "introduced 2.0.0, fixed 2.1.0"), Range("SEMVER", "introduced 1.0.0, fixed 1.2.3"), Range("SEMVER", "introduced 0.1.0, last_affected 0.9.0"), Range("SEMVER", "introduced 5.0.0, limit 6.0.0") };

        new AffectedVersions(new OsvAffected("npm", "left-pad") { Ranges = ranges }, VersionOrders.Of("npm")!).FixesAbove(installed).ShouldBe(fixes.Split(' '));
    }

    [Fact]
    public void A_range_that_holds_no_version_is_an_error() =>
        Should.Throw<FormatException>(() => new AffectedVersions(new OsvAffected("npm", "left-pad") { Ranges = [Range("SEMVER", "introduced 0, fixed soon, fixed later")] }, VersionOrders.Of("npm")!));

    [Fact]
    public void Random_ranges_hold_what_the_schemas_own_algorithm_says()
    {
        var random = new Random(5);
        for (var round = 0; round < 3000; round++)
        {
            var range = new OsvRange("SEMVER", [.. RandomEvents(random)]);
            var versions = new AffectedVersions(new OsvAffected("npm", "left-pad") { Ranges = [range] }, VersionOrders.Of("npm")!);

            for (var version = 0; version < 10; version++)
            {
                versions.Contain($"{version}.0.0").ShouldBe(IsVulnerable(version, range.Events), $"{version} in {string.Join(", ", range.Events)}");
            }
        }
    }

    // Each version at most once: the algorithm leaves open what several events of one version mean.
    private static IEnumerable<OsvEvent> RandomEvents(Random random)
    {
        var ends = random.Next(3) switch { 0 => OsvEventKind.Fixed, 1 => OsvEventKind.LastAffected, _ => OsvEventKind.Limit };
        var places = Enumerable.Range(0, 10).ToArray();
        random.Shuffle(places);
        foreach (var place in places.Take(random.Next(6)))
        {
            var isBeginning = random.Next(2) == 0;
            yield return new OsvEvent(isBeginning ? OsvEventKind.Introduced : ends, isBeginning && place == 0 ? "0" : $"{place}.0.0");
        }
    }

    // https://ossf.github.io/osv-schema/#evaluation, word by word.
    private static bool IsVulnerable(int version, IReadOnlyList<OsvEvent> events)
    {
        static int Number(OsvEvent step) => int.Parse(step.Version.Split('.')[0]);

        var limits = events.Where(step => step.Kind == OsvEventKind.Limit).ToList();
        if (limits.Count > 0 && !limits.Any(limit => version < Number(limit))) return false;
        var vulnerable = false;
        foreach (var step in events.OrderBy(Number))
        {
            if (step.Kind == OsvEventKind.Introduced && version >= Number(step)) vulnerable = true;
            if (step.Kind == OsvEventKind.Fixed && version >= Number(step)) vulnerable = false;
            if (step.Kind == OsvEventKind.LastAffected && version > Number(step)) vulnerable = false;
        }

        return vulnerable;
    }

    private static OsvRange Range(string type, string events) => new(type, [.. events.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split(' ')).Select(one => new OsvEvent(Enum.Parse<OsvEventKind>(one[0].Replace("_", "", StringComparison.Ordinal), ignoreCase: true), one[1]))]);
}
