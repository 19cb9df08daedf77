using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using LocalOsv;
using SbomScan.Findings;
using SbomScan.Inventories;
using SbomScan.Lookup;
using Testing;

namespace SbomScan.Tests.Lookup;

/// <summary>What is asked, and what is made of the answers.</summary>
public sealed class OnlineLookupTests : OnlineLookups
{
    [Fact]
    public async Task Tells_what_is_known_of_a_package()
    {
        Server.Add(Some.Record("GHSA-aaaa-bbbb-cccc", "npm", "left-pad", "1.0.0", "1.2.3", ["CVE-2026-1"], Critical));

        var answer = await FindAsync("pkg:npm/left-pad@1.1.0", "pkg:npm/other@1.0.0");

        var finding = answer.Findings.ShouldHaveSingleItem();
        finding.Id.ShouldBe("CVE-2026-1");
        finding.Ids.ShouldBe(["CVE-2026-1", "GHSA-aaaa-bbbb-cccc"]);
        finding.Component.Key.ShouldBe("pkg:npm/left-pad@1.1.0");
        finding.Rating.ShouldBe(new Rating(Severity.Critical, 9.8, Critical, "GHSA-aaaa-bbbb-cccc"));
        finding.Title.ShouldBe("A flaw in left-pad");
        finding.AffectedRange.ShouldBe("≥ 1.0.0, < 1.2.3");
        finding.FixedVersions.ShouldBe(["1.2.3"]);
        finding.References.ShouldBe([new Uri("https://example.org/GHSA-aaaa-bbbb-cccc")]);
        finding.Published.ShouldBe(new DateTimeOffset(2026, 11, 1, 10, 0, 0, TimeSpan.Zero));
        answer.LookedUp.ShouldBe(2);
        answer.HasFailed.ShouldBeFalse();
        answer.DataFrom.ShouldBeNull();
        answer.Warnings.ShouldBeEmpty();
        answer.Source.ShouldBe($"OSV at {Server.Address.GetLeftPart(UriPartial.Authority)}");
    }

    [Fact]
    public async Task Only_ecosystem_name_and_version_leave_the_machine_and_no_token()
    {
        await FindAsync("pkg:npm/%40scope/left-pad@1.1.0?repository_url=https://registry.internal/npm");

        Told.ShouldBeEmpty();
        var request = Server.Requests.ShouldHaveSingleItem();
        request.Body.ShouldBe("""{"queries":[{"package":{"ecosystem":"npm","name":"@scope/left-pad"},"version":"1.1.0"}]}""");
        request.Headers.Keys.ShouldNotContain("Authorization");
        request.Headers.Keys.ShouldNotContain("Cookie");
        request.Headers["User-Agent"].ShouldBe("org-actions");
    }

    [Fact]
    public async Task Asks_for_a_thousand_packages_at_a_time_and_for_each_vulnerability_once()
    {
        for (var i = 0; i < 2500; i += 2) Server.Add(Some.Record("SHARED-1", "npm", $"package-{i}"));
        Server.Add(Some.Record("OTHER-1", "npm", "package-1"));
        Server.Add(Some.Record("OTHER-2", "npm", "package-3"));

        var answer = await FindAsync([.. Enumerable.Range(0, 2500).Select(i => $"pkg:npm/package-{i}@1.0.0")]);

        answer.LookedUp.ShouldBe(2500);
        Server.Requests.Count(request => request.Path == "/v1/querybatch").ShouldBe(3);
        Server.Requests.Count(request => request.Path == "/v1/vulns/SHARED-1").ShouldBe(1);
        Server.Requests.Count.ShouldBe(6);
    }

    [Fact]
    public async Task Binary_packages_of_one_source_are_asked_for_once_and_each_has_the_finding()
    {
        Server.Add(Some.Record("DEBIAN-CVE-2026-7", "Debian:12", "openssl", "0", "3.0.16-1~deb12u1", upstream: ["CVE-2026-7"], vector: Critical));

        var answer = await FindAsync(
            "pkg:deb/debian/libssl3@3.0.15-1~deb12u1?arch=amd64&distro=debian-12&upstream=openssl",
            "pkg:deb/debian/openssl@3.0.15-1~deb12u1?arch=amd64&distro=debian-12");

        answer.Findings.Select(finding => (finding.Id, finding.Component.Name)).ShouldBe([("CVE-2026-7", "debian/libssl3"), ("CVE-2026-7", "debian/openssl")]);
        Server.Requests[0].Body.ShouldBe("""{"queries":[{"package":{"ecosystem":"Debian:12","name":"openssl"},"version":"3.0.15-1~deb12u1"}]}""");
    }

    [Fact]
    public async Task Follows_the_pages_of_an_answer()
    {
        await using var small = await LocalOsvServer.StartAsync(new LocalOsvOptions { PageSize = 2 });
        for (var i = 0; i < 5; i++) small.Add(Some.Record($"GHSA-{i}", "npm", "left-pad"));

        var answer = await FindAsync(small, "pkg:npm/left-pad@1.1.0", "pkg:npm/other@1.0.0");

        answer.Findings.Select(finding => finding.Id).ShouldBe(["GHSA-0", "GHSA-1", "GHSA-2", "GHSA-3", "GHSA-4"]);
        small.Requests.Count(request => request.Path == "/v1/querybatch").ShouldBe(3);
        small.Requests.Where(request => request.Path == "/v1/querybatch").Skip(1).ShouldAllBe(request => !request.Body.Contains("other"));
    }

    [Fact]
    public async Task Withdrawn_advisories_are_dropped()
    {
        var record = Some.Record("GHSA-1", "npm", "left-pad");
        Server.Add(record.Replace("\"summary\"", "\"withdrawn\":\"2026-11-02T00:00:00Z\",\"summary\"", StringComparison.Ordinal));

        (await FindAsync("pkg:npm/left-pad@1.1.0")).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_all_releases_are_asked_for_only_the_installed_one_counts()
    {
        Server.Add(Suse("SUSE-1", "15 SP5", "1.13"));
        Server.Add(Suse("SUSE-2", "16.0", "1.14"));
        Server.Add(Suse("SUSE-3", "15 SP5", "1.11"));

        var answer = await FindAsync("pkg:rpm/sles/gzip@1.12?distro=sles-15.5");

        answer.Findings.Select(finding => finding.Id).ShouldBe(["SUSE-1"]);
        answer.Warnings.ShouldBeEmpty();
        Server.Requests[0].Body.ShouldBe("""{"queries":[{"package":{"ecosystem":"SUSE","name":"gzip"},"version":"1.12"}]}""");
    }

    [Fact]
    public async Task Hundreds_of_packages_take_no_more_time_and_requests_than_they_must()
    {
        await using var slow = await LocalOsvServer.StartAsync(new LocalOsvOptions { Latency = TimeSpan.FromMilliseconds(100) });
        for (var i = 0; i < 100; i++) slow.Add(Some.Record($"GHSA-{i}", "npm", $"package-{i}", vector: Critical));

        var answer = await FindAsync(slow, [.. Enumerable.Range(0, 451).Select(i => $"pkg:npm/package-{i}@1.0.0")]);

        answer.Findings.Count.ShouldBe(100);
        slow.Requests.Count.ShouldBe(101);
        slow.MostAtOnce.ShouldBeInRange(2, 8);
    }

    [Fact]
    public async Task What_was_asked_once_is_not_asked_again()
    {
        Server.Add(Some.Record("GHSA-1", "npm", "left-pad"));
        using var lookup = new OnlineLookup(Server.Address, new ShortWaits());
        IReadOnlyList<Component> components = [Some.Component("pkg:npm/left-pad@1.1.0")];

        var head = await lookup.FindAsync(components, TestContext.Current.CancellationToken);
        Server.Add(Some.Record("GHSA-2", "npm", "left-pad"));
        var @base = await lookup.FindAsync(components, TestContext.Current.CancellationToken);

        @base.Findings.Select(finding => finding.Id).ShouldBe(head.Findings.Select(finding => finding.Id));
        lookup.Requests.ShouldBe(2);
    }

    // The service answers for the family; the store of the tests knows it by a part of its own.
    private static string Suse(string id, string release, string fixedIn)
    {
        var record = JsonNode.Parse(Some.Record(id, $"SUSE:Linux Enterprise Module for Basesystem {release}", "gzip", fixedIn: fixedIn, vector: Critical))!;
        record["affected"]!.AsArray().Add(new JsonObject { ["package"] = new JsonObject { ["ecosystem"] = "SUSE", ["name"] = "gzip" } });
        return record.ToJsonString();
    }
}
