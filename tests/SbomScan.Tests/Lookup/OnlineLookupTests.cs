using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using LocalOsv;
using SbomScan.Findings;
using SbomScan.Inventories;
using SbomScan.Lookup;
using Testing;

namespace SbomScan.Tests.Lookup;

public sealed class OnlineLookupTests : IAsyncLifetime
{
    private const string Critical = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

    private static readonly OsvLimits Quick = new() { Attempt = TimeSpan.FromSeconds(20) };

    private readonly ConcurrentQueue<string> told = new();
    private LocalOsvServer server = null!;

    public async ValueTask InitializeAsync() => server = await LocalOsvServer.StartAsync(cancellation: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Tells_what_is_known_of_a_package()
    {
        server.Add(Some.Record("GHSA-aaaa-bbbb-cccc", "npm", "left-pad", "1.0.0", "1.2.3", ["CVE-2026-1"], Critical));

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
        answer.Source.ShouldBe($"OSV at {server.Address.GetLeftPart(UriPartial.Authority)}");
    }

    [Fact]
    public async Task Only_ecosystem_name_and_version_leave_the_machine_and_no_token()
    {
        await FindAsync("pkg:npm/%40scope/left-pad@1.1.0?repository_url=https://registry.internal/npm");

        told.ShouldBeEmpty();
        var request = server.Requests.ShouldHaveSingleItem();
        request.Body.ShouldBe("""{"queries":[{"package":{"ecosystem":"npm","name":"@scope/left-pad"},"version":"1.1.0"}]}""");
        request.Headers.Keys.ShouldNotContain("Authorization");
        request.Headers.Keys.ShouldNotContain("Cookie");
        request.Headers["User-Agent"].ShouldBe("org-actions");
    }

    [Fact]
    public async Task Asks_for_a_thousand_packages_at_a_time_and_for_each_vulnerability_once()
    {
        for (var i = 0; i < 2500; i += 2) server.Add(Some.Record("SHARED-1", "npm", $"package-{i}"));
        server.Add(Some.Record("OTHER-1", "npm", "package-1"));
        server.Add(Some.Record("OTHER-2", "npm", "package-3"));

        var answer = await FindAsync([.. Enumerable.Range(0, 2500).Select(i => $"pkg:npm/package-{i}@1.0.0")]);

        answer.LookedUp.ShouldBe(2500);
        server.Requests.Count(request => request.Path == "/v1/querybatch").ShouldBe(3);
        server.Requests.Count(request => request.Path == "/v1/vulns/SHARED-1").ShouldBe(1);
        server.Requests.Count.ShouldBe(6);
    }

    [Fact]
    public async Task Binary_packages_of_one_source_are_asked_for_once_and_each_has_the_finding()
    {
        server.Add(Some.Record("DEBIAN-CVE-2026-7", "Debian:12", "openssl", "0", "3.0.16-1~deb12u1", upstream: ["CVE-2026-7"], vector: Critical));

        var answer = await FindAsync(
            "pkg:deb/debian/libssl3@3.0.15-1~deb12u1?arch=amd64&distro=debian-12&upstream=openssl",
            "pkg:deb/debian/openssl@3.0.15-1~deb12u1?arch=amd64&distro=debian-12");

        answer.Findings.Select(finding => (finding.Id, finding.Component.Name)).ShouldBe([("CVE-2026-7", "debian/libssl3"), ("CVE-2026-7", "debian/openssl")]);
        server.Requests[0].Body.ShouldBe("""{"queries":[{"package":{"ecosystem":"Debian:12","name":"openssl"},"version":"3.0.15-1~deb12u1"}]}""");
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
        server.Add(record.Replace("\"summary\"", "\"withdrawn\":\"2026-11-02T00:00:00Z\",\"summary\"", StringComparison.Ordinal));

        (await FindAsync("pkg:npm/left-pad@1.1.0")).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_service_finds_against_the_ranges_of_the_record_stays_a_finding_with_a_warning()
    {
        server.Add(Some.Record("GHSA-1", "npm", "left-pad", "0", "1.0.0"));

        var answer = await FindAsync("pkg:npm/left-pad@1.1.0");

        answer.Findings.ShouldHaveSingleItem();
        answer.Warnings.ShouldBe(["GHSA-1 is said to affect left-pad 1.1.0 (npm), but its own ranges do not say so"]);
    }

    [Fact]
    public async Task Where_the_distribution_leaves_the_rating_to_the_CVE_that_is_read_too()
    {
        server.Add(Some.Record("DEBIAN-CVE-2026-7", "Debian:12", "openssl", upstream: ["CVE-2026-7"]));
        server.Add(Some.Record("DEBIAN-CVE-2026-8", "Debian:12", "openssl", upstream: ["CVE-2026-8"]));
        server.Add(Some.Record("CVE-2026-7", "none", "none", vector: Critical));

        var answer = await FindAsync("pkg:deb/debian/openssl@3.0.15-1?distro=debian-12");

        answer.Findings.Select(finding => finding.Rating).ShouldBe([new Rating(Severity.Critical, 9.8, Critical, "CVE-2026-7"), Rating.Unscored]);
        answer.HasFailed.ShouldBeFalse();
        answer.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rating_that_cannot_be_read_is_a_failed_lookup_of_the_packages_it_is_about()
    {
        server.Add(Some.Record("DEBIAN-CVE-2026-7", "Debian:12", "openssl", upstream: ["CVE-2026-7"]));
        server.Add(Some.Record("CVE-2026-7", "none", "none", vector: Critical));
        server.Add(Some.Record("DEBIAN-CVE-2026-8", "Debian:12", "zlib", upstream: ["CVE-2026-8"]));
        server.Add(new FaultRule(FaultKind.ServerError, "/CVE-2026-7"));

        var answer = await FindAsync("pkg:deb/debian/openssl@3.0.15-1?distro=debian-12", "pkg:deb/debian/zlib@1.3-1?distro=debian-12");

        answer.Findings.Count.ShouldBe(2);
        var not = answer.NotLookedUp.ShouldHaveSingleItem();
        not.Component.Name.ShouldBe("debian/openssl");
        not.Reason.ShouldBe(NotLookedUpReason.RatingFailed);
        not.IsFailure.ShouldBeTrue();
        not.Text.ShouldBe("how bad it is could not be read: CVE-2026-7: 127.0.0.1 answered with status 500");
    }

    [Fact]
    public async Task One_of_several_CVEs_that_is_read_is_rating_enough()
    {
        server.Add(Some.Record("GHSA-1", "npm", "left-pad", aliases: ["CVE-2026-7", "CVE-2026-8"]));
        server.Add(Some.Record("CVE-2026-8", "none", "none", vector: Critical));
        server.Add(new FaultRule(FaultKind.ServerError, "/CVE-2026-7"));

        var answer = await FindAsync("pkg:npm/left-pad@1.1.0");

        answer.Findings.ShouldHaveSingleItem().Rating.Severity.ShouldBe(Severity.Critical);
        answer.HasFailed.ShouldBeFalse();
    }

    [Fact]
    public async Task A_rating_in_a_record_of_another_package_does_not_stand_for_one_that_was_not_read()
    {
        server.Add(Some.Record("PYSEC-1", "PyPI", "six", aliases: ["CVE-2026-7"]));
        server.Add(Some.Record("GHSA-1", "PyPI", "seven", aliases: ["CVE-2026-7"], vector: Critical));
        server.Add(Some.Record("CVE-2026-7", "none", "none", vector: Critical));

        (await FindAsync("pkg:pypi/six@1.0", "pkg:pypi/seven@1.0")).Findings.ShouldAllBe(finding => finding.Rating.Severity == Severity.Critical);
    }

    [Fact]
    public async Task Records_that_are_read_for_their_rating_count_against_the_limit()
    {
        server.Add(Some.Record("DEBIAN-CVE-2026-7", "Debian:12", "openssl", upstream: ["CVE-2026-7"]));
        server.Add(Some.Record("CVE-2026-7", "none", "none", vector: Critical));

        var answer = await FindAsync(Quick with { Records = 1 }, "pkg:deb/debian/openssl@3.0.15-1?distro=debian-12");

        answer.NotLookedUp.ShouldHaveSingleItem().Text.ShouldBe("how bad it is could not be read: more than 1 vulnerabilities were found");
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_all_records_together_may_take_is_bounded()
    {
        for (var i = 0; i < 20; i++) server.Add(Some.Record($"GHSA-{i}", "npm", "left-pad", vector: Critical));

        var answer = await FindAsync(Quick with { AllRecords = 1000, Parallel = 1 }, "pkg:npm/left-pad@1.1.0");

        answer.NotLookedUp.ShouldHaveSingleItem().Text.ShouldEndWith(": more than 0 MiB of vulnerabilities were found");
        server.Requests.Count.ShouldBeLessThan(10);
    }

    [Fact]
    public async Task Where_all_releases_are_asked_for_only_the_installed_one_counts()
    {
        server.Add(Suse("SUSE-1", "15 SP5", "1.13"));
        server.Add(Suse("SUSE-2", "16.0", "1.14"));
        server.Add(Suse("SUSE-3", "15 SP5", "1.11"));

        var answer = await FindAsync("pkg:rpm/sles/gzip@1.12?distro=sles-15.5");

        answer.Findings.Select(finding => finding.Id).ShouldBe(["SUSE-1"]);
        answer.Warnings.ShouldBeEmpty();
        server.Requests[0].Body.ShouldBe("""{"queries":[{"package":{"ecosystem":"SUSE","name":"gzip"},"version":"1.12"}]}""");
    }

    [Fact]
    public async Task The_CVE_is_not_read_where_another_record_rates_the_vulnerability()
    {
        server.Add(Some.Record("PYSEC-1", "PyPI", "six", aliases: ["CVE-2026-7"]));
        server.Add(Some.Record("GHSA-1", "PyPI", "six", aliases: ["CVE-2026-7"], vector: Critical));
        server.Add(Some.Record("MAL-1", "PyPI", "six", aliases: ["CVE-2026-8"]));

        (await FindAsync("pkg:pypi/six@1.0")).Findings.Count.ShouldBe(2);

        server.Requests.ShouldNotContain(request => request.Path.Contains("CVE"));
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
    public async Task A_refused_rate_is_tried_again_after_the_time_asked_for()
    {
        server.Add(Some.Record("GHSA-1", "npm", "left-pad"));
        server.Add(new FaultRule(FaultKind.RateLimit, Times: 2, Wait: TimeSpan.FromSeconds(7)));

        var answer = await FindAsync("pkg:npm/left-pad@1.1.0");

        answer.Findings.ShouldHaveSingleItem();
        answer.HasFailed.ShouldBeFalse();
        told.ShouldBe(Enumerable.Repeat("127.0.0.1 answered with status 429; trying again in 7 s", 2));
    }

    [Fact]
    public async Task A_wait_that_cannot_end_in_time_is_not_begun()
    {
        server.Add(new FaultRule(FaultKind.RateLimit, Wait: TimeSpan.FromSeconds(61)));

        var answer = await FindAsync("pkg:npm/left-pad@1.1.0");

        answer.NotLookedUp.ShouldHaveSingleItem().Text.ShouldBe("127.0.0.1 answered with status 429");
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.Garbage)]
    public async Task Trouble_that_passes_is_no_trouble(FaultKind trouble)
    {
        server.Add(Some.Record("GHSA-1", "npm", "left-pad"));
        server.Add(new FaultRule(trouble, "querybatch", Times: 3));
        server.Add(new FaultRule(trouble, "vulns", Times: 3));

        var answer = await FindAsync("pkg:npm/left-pad@1.1.0");

        answer.Findings.ShouldHaveSingleItem();
        answer.HasFailed.ShouldBeFalse();
        told.Count.ShouldBe(6);
    }

    [Theory]
    [InlineData(FaultKind.ServerError, 4)]
    [InlineData(FaultKind.Reset, 4)]
    [InlineData(FaultKind.Garbage, 4)]
    [InlineData(FaultKind.WrongShape, 1)]
    [InlineData(FaultKind.EvilId, 1)]
    [InlineData(FaultKind.HugeBody, 1)]
    [InlineData(FaultKind.GzipBomb, 1)]
    public async Task Trouble_that_stays_is_a_failed_lookup_of_the_packages(FaultKind trouble, int tries)
    {
        server.Add(new FaultRule(trouble));

        var answer = await FindAsync("pkg:npm/left-pad@1.1.0");

        answer.NotLookedUp.ShouldHaveSingleItem().Reason.ShouldBe(NotLookedUpReason.LookupFailed);
        answer.HasFailed.ShouldBeTrue();
        answer.LookedUp.ShouldBe(0);
        answer.Findings.ShouldBeEmpty();
        server.Requests.Count.ShouldBe(tries);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_a_failed_lookup()
    {
        var address = server.Address;
        await server.DisposeAsync();

        using var lookup = new OnlineLookup(address, new ShortWaits());
        var answer = await lookup.FindAsync([Some.Component("pkg:npm/left-pad@1.1.0")], TestContext.Current.CancellationToken);

        answer.NotLookedUp.ShouldHaveSingleItem().Text.ShouldStartWith("127.0.0.1 did not answer: ");
        answer.HasFailed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_service_that_hangs_is_a_failed_lookup_after_the_time_limit()
    {
        server.Add(new FaultRule(FaultKind.Hang));

        var limits = new OsvLimits { Attempt = TimeSpan.FromMilliseconds(100), Backoff = TimeSpan.FromMilliseconds(1) };
        using var lookup = new OnlineLookup(server.Address, TimeProvider.System, limits: limits);
        var answer = await lookup.FindAsync([Some.Component("pkg:npm/left-pad@1.1.0")], TestContext.Current.CancellationToken);

        answer.NotLookedUp.ShouldHaveSingleItem().Text.ShouldBe("127.0.0.1 did not answer in time");
        lookup.Requests.ShouldBe(4);
    }

    [Fact]
    public async Task A_stop_ends_it_at_once()
    {
        server.Add(new FaultRule(FaultKind.Hang));
        using var stopping = new CancellationTokenSource();
        using var lookup = new OnlineLookup(server.Address, TimeProvider.System);

        var finding = lookup.FindAsync([Some.Component("pkg:npm/left-pad@1.1.0")], stopping.Token);
        await stopping.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(finding);
    }

    [Fact]
    public async Task A_service_that_is_down_is_given_up_after_some_calls_and_not_asked_for_every_vulnerability()
    {
        for (var i = 0; i < 100; i++) server.Add(Some.Record($"GHSA-{i}", "npm", "left-pad"));
        server.Add(new FaultRule(FaultKind.ServerError, "vulns"));

        using var lookup = new OnlineLookup(server.Address, new ShortWaits(), limits: new OsvLimits { Parallel = 1 });
        var answer = await lookup.FindAsync([Some.Component("pkg:npm/left-pad@1.1.0")], TestContext.Current.CancellationToken);

        answer.HasFailed.ShouldBeTrue();
        server.Requests.Count.ShouldBe(1 + (3 * 4));
    }

    [Fact]
    public async Task A_partial_answer_is_a_failure_of_the_packages_it_lacks()
    {
        server.Add(Some.Record("GHSA-1", "npm", "first"));
        server.Add(new FaultRule(FaultKind.Partial));

        var answer = await FindAsync("pkg:npm/first@1.0.0", "pkg:npm/second@1.0.0");

        answer.Findings.ShouldHaveSingleItem().Component.Name.ShouldBe("first");
        answer.NotLookedUp.Select(one => (one.Component.Name, one.Text)).ShouldBe([("second", "the service answered for 1 of 2 packages")]);
    }

    [Fact]
    public async Task A_batch_that_fails_is_a_failure_of_its_packages_only()
    {
        server.Add(Some.Record("GHSA-1", "npm", "package-1500"));
        server.Add(new FaultRule(FaultKind.ServerError, BodyContains: "\"package-0\""));

        var answer = await FindAsync([.. Enumerable.Range(0, 1600).Select(i => $"pkg:npm/package-{i}@1.0.0")]);

        answer.NotLookedUp.Count.ShouldBe(1000);
        answer.LookedUp.ShouldBe(600);
        answer.Findings.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_vulnerability_that_cannot_be_read_is_a_failure_of_its_packages_only()
    {
        server.Add(Some.Record("GHSA-1", "npm", "first"));
        server.Add(Some.Record("GHSA-2", "npm", "second"));
        server.Add(Some.Record("GHSA-3", "npm", "second"));
        server.Add(new FaultRule(FaultKind.WrongShape, "GHSA-2"));

        var answer = await FindAsync("pkg:npm/first@1.0.0", "pkg:npm/second@1.0.0");

        answer.Findings.Select(finding => finding.Id).ShouldBe(["GHSA-1", "GHSA-3"]);
        var not = answer.NotLookedUp.ShouldHaveSingleItem();
        not.Component.Name.ShouldBe("second");
        not.Text.ShouldBe("GHSA-2: the record of GHSA-2 was not understood: the record has no id");
    }

    [Fact]
    public async Task Pages_without_end_are_bounded()
    {
        server.Add(Some.Record("GHSA-1", "npm", "left-pad"));
        server.Add(new FaultRule(FaultKind.EndlessPages));

        var answer = await FindAsync("pkg:npm/left-pad@1.1.0");

        answer.NotLookedUp.ShouldHaveSingleItem().Text.ShouldBe("the service has more than 20 pages of vulnerabilities");
        server.Requests.Count(request => request.Path == "/v1/querybatch").ShouldBe(20);
    }

    [Fact]
    public async Task An_ecosystem_that_the_service_refuses_takes_no_other_with_it()
    {
        await using var narrow = await LocalOsvServer.StartAsync(new LocalOsvOptions { Ecosystems = new HashSet<string> { "npm" } });
        narrow.Add(Some.Record("GHSA-1", "npm", "left-pad"));

        var answer = await FindAsync(narrow, "pkg:npm/left-pad@1.1.0", "pkg:pub/path@1.0.0");

        answer.Findings.ShouldHaveSingleItem();
        answer.NotLookedUp.Select(one => (one.Component.Name, one.Text)).ShouldBe([("path", "127.0.0.1 answered with status 400")]);
    }

    [Fact]
    public async Task A_package_that_the_service_refuses_takes_no_other_with_it()
    {
        server.Add(Some.Record("GHSA-1", "npm", "package-9"));
        server.Add(new FaultRule(FaultKind.Refuse, BodyContains: "\"package-5\""));

        var answer = await FindAsync([.. Enumerable.Range(0, 100).Select(i => $"pkg:npm/package-{i}@1.0.0")]);

        answer.Findings.ShouldHaveSingleItem();
        answer.NotLookedUp.ShouldHaveSingleItem().Component.Name.ShouldBe("package-5");
        server.Requests.Count.ShouldBeLessThan(20);
    }

    [Fact]
    public async Task A_service_that_refuses_everything_is_not_asked_for_each_package()
    {
        server.Add(new FaultRule(FaultKind.Refuse));

        (await FindAsync([.. Enumerable.Range(0, 900).Select(i => $"pkg:npm/package-{i}@1.0.0")])).NotLookedUp.Count.ShouldBe(900);

        server.Requests.Count.ShouldBeLessThan(150);
    }

    [Fact]
    public async Task Redirects_are_followed_within_the_host()
    {
        server.Add(Some.Record("GHSA-1", "npm", "left-pad"));
        server.Add(new FaultRule(FaultKind.Redirect, "querybatch", Times: 1, To: new Uri(server.Address, "/v1/querybatch")));

        (await FindAsync("pkg:npm/left-pad@1.1.0")).Findings.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Redirects_to_another_host_are_not_followed()
    {
        await using var other = await LocalOsvServer.StartAsync();
        server.Add(new FaultRule(FaultKind.Redirect, To: new Uri(other.Address, "/v1/querybatch")));

        var answer = await FindAsync("pkg:npm/left-pad@1.1.0");

        answer.NotLookedUp.ShouldHaveSingleItem().Text.ShouldEndWith("which is another host and was not asked");
        other.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_asked_once_is_not_asked_again()
    {
        server.Add(Some.Record("GHSA-1", "npm", "left-pad"));
        using var lookup = new OnlineLookup(server.Address, new ShortWaits());
        IReadOnlyList<Component> components = [Some.Component("pkg:npm/left-pad@1.1.0")];

        var head = await lookup.FindAsync(components, TestContext.Current.CancellationToken);
        server.Add(Some.Record("GHSA-2", "npm", "left-pad"));
        var @base = await lookup.FindAsync(components, TestContext.Current.CancellationToken);

        @base.Findings.Select(finding => finding.Id).ShouldBe(head.Findings.Select(finding => finding.Id));
        lookup.Requests.ShouldBe(2);
    }

    private Task<LookupAnswer> FindAsync(params string[] purls) => FindAsync(server, purls);

    // The service answers for the family; the store of the tests knows it by a part of its own.
    private static string Suse(string id, string release, string fixedIn)
    {
        var record = JsonNode.Parse(Some.Record(id, $"SUSE:Linux Enterprise Module for Basesystem {release}", "gzip", fixedIn: fixedIn, vector: Critical))!;
        record["affected"]!.AsArray().Add(new JsonObject { ["package"] = new JsonObject { ["ecosystem"] = "SUSE", ["name"] = "gzip" } });
        return record.ToJsonString();
    }

    private Task<LookupAnswer> FindAsync(LocalOsvServer of, params string[] purls) => FindAsync(of, Quick, purls);

    private Task<LookupAnswer> FindAsync(OsvLimits limits, params string[] purls) => FindAsync(server, limits, purls);

    private async Task<LookupAnswer> FindAsync(LocalOsvServer of, OsvLimits limits, string[] purls)
    {
        using var lookup = new OnlineLookup(of.Address, new ShortWaits(), told.Enqueue, limits);
        return await lookup.FindAsync([.. purls.Select(purl => Some.Component(purl))], TestContext.Current.CancellationToken);
    }
}
