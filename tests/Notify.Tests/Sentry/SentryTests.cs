using LocalGitHub;
using Notify.Tests.Support;
using Testing;

namespace Notify.Tests.Sentry;

/// <summary>Releases and deploys, as a Sentry keeps them.</summary>
public sealed class SentryTests : IAsyncDisposable
{
    private static readonly string Now = new('a', 40);
    private static readonly string Before = new('b', 40);
    private static readonly string LongBefore = new('c', 40);

    private readonly LocalSentry sentry = new("sntrys_a-token");
    private readonly List<LocalDeployment> records = [];
    private LocalGitHubServer? server;

    [Fact]
    public async Task A_release_has_the_commits_since_the_last_deployment_that_succeeded()
    {
        Record(1, LongBefore, "checkout", "success");
        Record(2, Before, "checkout", "success");
        Record(3, new string('d', 40), "checkout", "failure");
        Record(4, new string('e', 40), "search", "success");

        using var run = await TellAsync("success", ("version", "1.4.0"), ("duration", "2m"));

        run.ResultOf("sentry").ShouldBe(("delivered", "", 3, "1.4.0"));
        var release = sentry.Releases.ShouldHaveSingleItem();
        release.Commits.ShouldBe((Now, Before));
        release.Projects.ShouldBe(["shop"]);
        release.Url.ShouldBe("https://github.com/acme/shop/actions/runs/1001");
        var deploy = release.Deploys.ShouldHaveSingleItem();
        deploy.Environment.ShouldBe("production");
        (deploy.DateFinished - deploy.DateStarted).ShouldBe(TimeSpan.FromMinutes(2));
        release.DateReleased.ShouldBe(deploy.DateFinished);
    }

    [Fact]
    public async Task What_this_run_recorded_itself_is_not_the_one_before()
    {
        Record(1, Before, "checkout", "success");
        Record(2, Now, "checkout", "success", run: "1001/1");

        using var run = await TellAsync("success", ("version", "1.4.0"));

        sentry.Releases.ShouldHaveSingleItem().Commits.ShouldBe((Now, Before));
    }

    [Fact]
    public async Task A_way_back_is_what_ran_before()
    {
        Record(1, LongBefore, "checkout", "success", "inactive");
        Record(2, Before, "checkout", "success", "inactive");
        Record(3, LongBefore, "checkout", "success", task: "suite-rollback");

        using var run = await TellAsync("success", ("version", "1.4.0"));

        sentry.Releases.ShouldHaveSingleItem().Commits.ShouldBe((Now, LongBefore));
    }

    [Fact]
    public async Task Without_a_record_the_release_has_no_commits_and_that_is_a_warning()
    {
        using var run = await TellAsync("success", ("version", "1.4.0"));

        run.ResultOf("sentry").ShouldBe(("delivered", "without commits: no earlier deployment is recorded that succeeded", 3, "1.4.0"));
        run.Log.ShouldContain("::warning::sentry: The release has no commits: no earlier deployment is recorded that succeeded.");
        sentry.Releases.ShouldHaveSingleItem().Commits.ShouldBeNull();
    }

    [Fact]
    public async Task Records_that_cannot_be_read_are_a_warning()
    {
        using var run = await TellAsync("success", ("version", "1.4.0"), ("token", "a-token-without-permission"));

        run.ResultOf("sentry").Outcome.ShouldBe("delivered");
        run.ResultOf("sentry").Reason.ShouldStartWith("without commits: the deployment records cannot be read: ");
        run.Log.ShouldContain("::warning::sentry: The release has no commits: the deployment records cannot be read");
    }

    [Fact]
    public async Task The_same_commit_again_brings_no_commits_and_no_warning()
    {
        Record(1, Now, "checkout", "success", run: "900/1");

        using var run = await TellAsync("success", ("version", "1.4.0"));

        run.ResultOf("sentry").Reason.ShouldBe("without commits: this one was deployed before");
        sentry.Releases.ShouldHaveSingleItem().Commits.ShouldBeNull();
    }

    [Fact]
    public async Task A_repository_that_Sentry_does_not_know_costs_the_commits_only()
    {
        Record(1, Before, "checkout", "success");

        using var run = await TellAsync("success", ("version", "1.4.0"), ("sentry-repository", "acme/another"));

        var (outcome, reason, tries, _) = run.ResultOf("sentry");
        (outcome, tries).ShouldBe(("delivered", 4));
        reason.ShouldBe("without commits: Sentry does not know the repository 'acme/another'. Connect it there, or give 'sentry-repository'");
        sentry.Releases.ShouldHaveSingleItem().Deploys.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_beginning_makes_the_release_and_its_end_the_deploy()
    {
        Record(1, Before, "checkout", "success");
        using var begun = await TellAsync("started", ("version", "1.4.0"));
        begun.ResultOf("sentry").ShouldBe(("delivered", "", 1, "1.4.0"));
        (sentry.Releases[0].Deploys.Count, sentry.Releases[0].DateReleased).ShouldBe((0, null));

        using var ended = await TellAsync("success", ("version", "1.4.0"));
        using var staging = await TellAsync("success", ("version", "1.4.0"), ("environment", "staging"));

        sentry.Releases.ShouldHaveSingleItem().Deploys.Select(deploy => deploy.Environment).ShouldBe(["production", "staging"]);
    }

    [Fact]
    public async Task A_rollback_is_a_deploy_of_the_release_it_leads_to()
    {
        using var old = await TellAsync("success", ("version", "1.3.0"));
        using var bad = await TellAsync("success", ("version", "1.4.0"));
        var released = sentry.Releases[0].DateReleased;

        using var back = await TellAsync("rolled-back", ("version", "1.4.0"), ("previous-version", "1.3.0"));

        back.ResultOf("sentry").ShouldBe(("delivered", "", 2, "1.3.0"));
        sentry.Releases.Select(release => (release.Version, release.Deploys.Count)).ShouldBe([("1.3.0", 2), ("1.4.0", 1)]);
        sentry.Releases[0].DateReleased.ShouldBe(released);
    }

    [Theory]
    [InlineData("rolled-back", "'previous-version' does not say what it was rolled back to")]
    [InlineData("failure", "Sentry hears of deployments that begin, succeed or are rolled back, and this is failure")]
    [InlineData("cancelled", "Sentry hears of deployments that begin, succeed or are rolled back, and this is cancelled")]
    public async Task What_is_no_release_is_not_told(string status, string reason)
    {
        using var run = await TellAsync(status, ("version", "1.4.0"));

        run.ResultOf("sentry").ShouldBe(("skipped", reason, 0, ""));
        sentry.Releases.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("release/1.4.0", "release-1.4.0")]
    [InlineData("a\\b\tc", "a-b-c")]
    public async Task A_version_that_Sentry_would_refuse_is_made_one_that_it_takes(string version, string release)
    {
        using var run = await TellAsync("success", ("version", version));

        run.ResultOf("sentry").Reason.ShouldStartWith($"Sentry knows the release as '{release}'; ");
        sentry.Releases.ShouldHaveSingleItem().Version.ShouldBe(release);
        sentry.Releases[0].Deploys.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("Latest")]
    public async Task A_version_that_means_something_else_is_refused_and_stops_no_other_sink(string version)
    {
        using var run = await TellAsync("success", ("version", version));

        run.ResultOf("sentry").ShouldBe(("failed", $"Sentry takes no release that is named '{version}': that means something else there. Give the version a name of its own", 0, ""));
        run.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_version_that_is_refused_is_one_in_a_dry_run_too()
    {
        using var run = await TellAsync("success", ("version", "latest"), ("dry-run", "true"));

        run.Log.ShouldContain("Sentry takes no release that is named 'latest'");
    }

    [Fact]
    public async Task Without_a_version_the_commit_is_the_release()
    {
        using var run = await TellAsync("success", ("environment", ""));

        sentry.Releases.ShouldHaveSingleItem().Version.ShouldBe(Now);
        run.ResultOf("sentry").Reason.ShouldBe("without commits: 'environment' is not given; no deploy was recorded: 'environment' is not given");
    }

    [Theory]
    [InlineData(FaultKind.LostAnswer)]
    [InlineData(FaultKind.Reset)]
    public async Task A_lost_answer_makes_no_second_deploy(FaultKind trouble)
    {
        using var run = await TellAsync("success", [new FaultRule(trouble, "/deploys/", Times: 1) { Method = "POST" }], ("version", "1.4.0"));

        run.ResultOf("sentry").Outcome.ShouldBe("delivered");
        sentry.Releases.ShouldHaveSingleItem().Deploys.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(FaultKind.LostAnswer)]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.SecondaryRateLimit)]
    public async Task Trouble_that_passes_is_waited_out(FaultKind trouble)
    {
        using var run = await TellAsync("success", [new FaultRule(trouble, "/sentry/", Times: 2, Wait: TimeSpan.FromSeconds(2))], ("version", "1.4.0"));

        run.ResultOf("sentry").Tries.ShouldBe(5);
        sentry.Releases.ShouldHaveSingleItem().Deploys.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("sentry-auth-token", "another", "{\"detail\":\"Invalid token\"}. Is 'sentry-auth-token' still valid, and one of this Sentry?")]
    [InlineData("sentry-org", "nobody", "{\"detail\":\"The requested resource does not exist\"}. Are 'sentry-org' and 'sentry-url' right?")]
    [InlineData("sentry-projects", "shop,unknown", "{\"projects\":[\"Invalid project ids or slugs\"]}")]
    public async Task What_Sentry_refuses_is_said(string input, string value, string words)
    {
        using var run = await TellAsync("success", ("version", "1.4.0"), (input, value));

        run.ResultOf("sentry").Reason.ShouldEndWith(words);
        run.ResultOf("sentry").Tries.ShouldBe(1);
        run.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Named_without_anything_all_that_is_missing_is_told_at_once()
    {
        using var run = await NotifyRun.Of().Input("sinks", "sentry").NotifyAsync();

        run.ExitCode.ShouldBe(2);
        foreach (var name in new[] { "sentry-auth-token", "sentry-org", "sentry-projects" }) run.Log.ShouldContain($"Input '{name}': ");
    }

    [Fact]
    public async Task A_dry_run_shows_what_would_be_sent()
    {
        using var run = await TellAsync("success", ("version", "1.4.0"), ("dry-run", "true"));

        foreach (var line in new[] { "POST", "sentry/api/0/organizations/acme/releases/", "sentry/api/0/organizations/acme/releases/1.4.0/deploys/", "PUT" }) run.Log.ShouldContain(line);
        sentry.Releases.ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }

    private void Record(long id, string commit, string service, string state, string? next = null, string task = "suite-deploy", string run = "800/1") =>
        records.Add(new LocalDeployment(id, "production", commit, next is null ? [state] : [state, next])
        {
            Task = task,
            Payload = $$"""{"service":"{{service}}","run":"{{run}}"}""",
        });

    private Task<ActionRun> TellAsync(string status, params (string Name, string Value)[] inputs) => TellAsync(status, [], inputs);

    private async Task<ActionRun> TellAsync(string status, FaultRule[] faults, params (string Name, string Value)[] inputs)
    {
        if (server is not null) await server.DisposeAsync();
        server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions
        {
            Sentry = sentry,
            Deployments = records,
            Repositories = new Dictionary<string, string> { ["acme/shop"] = "" },
            Private = new HashSet<string> { "acme/shop" },
            Tokens = new Dictionary<string, IReadOnlyList<string>> { ["ghs_read"] = ["deployments: read"], ["a-token-without-permission"] = ["contents: read"] },
            Faults = faults,
        });
        var run = NotifyRun.Of(status)
            .Input("sentry-url", $"{server.Address}sentry").Input("sentry-auth-token", sentry.Token).Input("sentry-org", LocalSentry.Organisation).Input("sentry-projects", "shop")
            .Input("service", "checkout").Input("environment", "production").Input("token", "ghs_read");
        run.Variables["GITHUB_API_URL"] = server.Environment["GITHUB_API_URL"];
        foreach (var (name, value) in inputs) run.Input(name, value);
        return await run.NotifyAsync();
    }
}
