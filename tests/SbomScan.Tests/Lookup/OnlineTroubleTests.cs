using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using LocalOsv;
using SbomScan.Findings;
using SbomScan.Inventories;
using SbomScan.Lookup;
using Testing;

namespace SbomScan.Tests.Lookup;

/// <summary>A service that is slow, refuses, lies or is not there.</summary>
public sealed class OnlineTroubleTests : OnlineLookups
{
    [Fact]
    public async Task What_the_service_finds_against_the_ranges_of_the_record_stays_a_finding_with_a_warning()
    {
        Server.Add(Some.Record("GHSA-1", "npm", "left-pad", "0", "1.0.0"));

        var answer = await FindAsync("pkg:npm/left-pad@1.1.0");

        answer.Findings.ShouldHaveSingleItem();
        answer.Warnings.ShouldBe(["GHSA-1 is said to affect left-pad 1.1.0 (npm), but its own ranges do not say so"]);
    }

    [Fact]
    public async Task A_refused_rate_is_tried_again_after_the_time_asked_for()
    {
        Server.Add(Some.Record("GHSA-1", "npm", "left-pad"));
        Server.Add(new FaultRule(FaultKind.RateLimit, Times: 2, Wait: TimeSpan.FromSeconds(7)));

        var answer = await FindAsync("pkg:npm/left-pad@1.1.0");

        answer.Findings.ShouldHaveSingleItem();
        answer.HasFailed.ShouldBeFalse();
        Told.ShouldBe(Enumerable.Repeat("127.0.0.1 answered with status 429; trying again in 7 s", 2));
    }

    [Fact]
    public async Task A_wait_that_cannot_end_in_time_is_not_begun()
    {
        Server.Add(new FaultRule(FaultKind.RateLimit, Wait: TimeSpan.FromSeconds(61)));

        var answer = await FindAsync("pkg:npm/left-pad@1.1.0");

        answer.NotLookedUp.ShouldHaveSingleItem().Text.ShouldBe("127.0.0.1 answered with status 429");
        Server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.Garbage)]
    public async Task Trouble_that_passes_is_no_trouble(FaultKind trouble)
    {
        Server.Add(Some.Record("GHSA-1", "npm", "left-pad"));
        Server.Add(new FaultRule(trouble, "querybatch", Times: 3));
        Server.Add(new FaultRule(trouble, "vulns", Times: 3));

        var answer = await FindAsync("pkg:npm/left-pad@1.1.0");

        answer.Findings.ShouldHaveSingleItem();
        answer.HasFailed.ShouldBeFalse();
        Told.Count.ShouldBe(6);
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
        Server.Add(new FaultRule(trouble));

        var answer = await FindAsync("pkg:npm/left-pad@1.1.0");

        answer.NotLookedUp.ShouldHaveSingleItem().Reason.ShouldBe(NotLookedUpReason.LookupFailed);
        answer.HasFailed.ShouldBeTrue();
        answer.LookedUp.ShouldBe(0);
        answer.Findings.ShouldBeEmpty();
        Server.Requests.Count.ShouldBe(tries);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_a_failed_lookup()
    {
        var address = Server.Address;
        await Server.DisposeAsync();

        using var lookup = new OnlineLookup(address, new ShortWaits());
        var answer = await lookup.FindAsync([Some.Component("pkg:npm/left-pad@1.1.0")], TestContext.Current.CancellationToken);

        answer.NotLookedUp.ShouldHaveSingleItem().Text.ShouldStartWith("127.0.0.1 did not answer: ");
        answer.HasFailed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_service_that_hangs_is_a_failed_lookup_after_the_time_limit()
    {
        Server.Add(new FaultRule(FaultKind.Hang));

        var limits = new OsvLimits { Attempt = TimeSpan.FromMilliseconds(100), Backoff = TimeSpan.FromMilliseconds(1) };
        using var lookup = new OnlineLookup(Server.Address, TimeProvider.System, limits: limits);
        var answer = await lookup.FindAsync([Some.Component("pkg:npm/left-pad@1.1.0")], TestContext.Current.CancellationToken);

        answer.NotLookedUp.ShouldHaveSingleItem().Text.ShouldBe("127.0.0.1 did not answer in time");
        lookup.Requests.ShouldBe(4);
    }

    [Fact]
    public async Task A_stop_ends_it_at_once()
    {
        Server.Add(new FaultRule(FaultKind.Hang));
        using var stopping = new CancellationTokenSource();
        using var lookup = new OnlineLookup(Server.Address, TimeProvider.System);

        var finding = lookup.FindAsync([Some.Component("pkg:npm/left-pad@1.1.0")], stopping.Token);
        await stopping.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(finding);
    }

    [Fact]
    public async Task A_service_that_is_down_is_given_up_after_some_calls_and_not_asked_for_every_vulnerability()
    {
        for (var i = 0; i < 100; i++) Server.Add(Some.Record($"GHSA-{i}", "npm", "left-pad"));
        Server.Add(new FaultRule(FaultKind.ServerError, "vulns"));

        using var lookup = new OnlineLookup(Server.Address, new ShortWaits(), limits: new OsvLimits { Parallel = 1 });
        var answer = await lookup.FindAsync([Some.Component("pkg:npm/left-pad@1.1.0")], TestContext.Current.CancellationToken);

        answer.HasFailed.ShouldBeTrue();
        Server.Requests.Count.ShouldBe(1 + (3 * 4));
    }

    [Fact]
    public async Task A_partial_answer_is_a_failure_of_the_packages_it_lacks()
    {
        Server.Add(Some.Record("GHSA-1", "npm", "first"));
        Server.Add(new FaultRule(FaultKind.Partial));

        var answer = await FindAsync("pkg:npm/first@1.0.0", "pkg:npm/second@1.0.0");

        answer.Findings.ShouldHaveSingleItem().Component.Name.ShouldBe("first");
        answer.NotLookedUp.Select(one => (one.Component.Name, one.Text)).ShouldBe([("second", "the service answered for 1 of 2 packages")]);
    }

    [Fact]
    public async Task A_batch_that_fails_is_a_failure_of_its_packages_only()
    {
        Server.Add(Some.Record("GHSA-1", "npm", "package-1500"));
        Server.Add(new FaultRule(FaultKind.ServerError, BodyContains: "\"package-0\""));

        var answer = await FindAsync([.. Enumerable.Range(0, 1600).Select(i => $"pkg:npm/package-{i}@1.0.0")]);

        answer.NotLookedUp.Count.ShouldBe(1000);
        answer.LookedUp.ShouldBe(600);
        answer.Findings.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_vulnerability_that_cannot_be_read_is_a_failure_of_its_packages_only()
    {
        Server.Add(Some.Record("GHSA-1", "npm", "first"));
        Server.Add(Some.Record("GHSA-2", "npm", "second"));
        Server.Add(Some.Record("GHSA-3", "npm", "second"));
        Server.Add(new FaultRule(FaultKind.WrongShape, "GHSA-2"));

        var answer = await FindAsync("pkg:npm/first@1.0.0", "pkg:npm/second@1.0.0");

        answer.Findings.Select(finding => finding.Id).ShouldBe(["GHSA-1", "GHSA-3"]);
        var not = answer.NotLookedUp.ShouldHaveSingleItem();
        not.Component.Name.ShouldBe("second");
        not.Text.ShouldBe("GHSA-2: the record of GHSA-2 was not understood: the record has no id");
    }

    [Fact]
    public async Task Pages_without_end_are_bounded()
    {
        Server.Add(Some.Record("GHSA-1", "npm", "left-pad"));
        Server.Add(new FaultRule(FaultKind.EndlessPages));

        var answer = await FindAsync("pkg:npm/left-pad@1.1.0");

        answer.NotLookedUp.ShouldHaveSingleItem().Text.ShouldBe("the service has more than 20 pages of vulnerabilities");
        Server.Requests.Count(request => request.Path == "/v1/querybatch").ShouldBe(20);
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
        Server.Add(Some.Record("GHSA-1", "npm", "package-9"));
        Server.Add(new FaultRule(FaultKind.Refuse, BodyContains: "\"package-5\""));

        var answer = await FindAsync([.. Enumerable.Range(0, 100).Select(i => $"pkg:npm/package-{i}@1.0.0")]);

        answer.Findings.ShouldHaveSingleItem();
        answer.NotLookedUp.ShouldHaveSingleItem().Component.Name.ShouldBe("package-5");
        Server.Requests.Count.ShouldBeLessThan(20);
    }

    [Fact]
    public async Task A_service_that_refuses_everything_is_not_asked_for_each_package()
    {
        Server.Add(new FaultRule(FaultKind.Refuse));

        (await FindAsync([.. Enumerable.Range(0, 900).Select(i => $"pkg:npm/package-{i}@1.0.0")])).NotLookedUp.Count.ShouldBe(900);

        Server.Requests.Count.ShouldBeLessThan(150);
    }

    [Fact]
    public async Task Redirects_are_followed_within_the_host()
    {
        Server.Add(Some.Record("GHSA-1", "npm", "left-pad"));
        Server.Add(new FaultRule(FaultKind.Redirect, "querybatch", Times: 1, To: new Uri(Server.Address, "/v1/querybatch")));

        (await FindAsync("pkg:npm/left-pad@1.1.0")).Findings.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Redirects_to_another_host_are_not_followed()
    {
        await using var other = await LocalOsvServer.StartAsync();
        Server.Add(new FaultRule(FaultKind.Redirect, To: new Uri(other.Address, "/v1/querybatch")));

        var answer = await FindAsync("pkg:npm/left-pad@1.1.0");

        answer.NotLookedUp.ShouldHaveSingleItem().Text.ShouldEndWith("which is another host and was not asked");
        other.Requests.ShouldBeEmpty();
    }
}
