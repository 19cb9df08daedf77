using System.Text.Json.Nodes;
using LocalGitHub;
using Notify.Tests.Support;
using Testing;

namespace Notify.Tests.PagerDuty;

/// <summary>Alerts and changes, as PagerDuty takes them.</summary>
public sealed class PagerDutyTests : IAsyncDisposable
{
    private const string Key = "0123456789abcdef0123456789abcdef";
    private readonly LocalPagerDuty pagerDuty = new(Key);
    private static readonly (string Name, string Value)[] Change = [("when", "change"), ("service", "checkout"), ("environment", "production")];
    private readonly List<LocalDeployment> records = [];
    private LocalGitHubServer? server;

    [Fact]
    public async Task Bad_news_trigger_an_alert_with_all_that_is_known()
    {
        using var run = await TellAsync("failure", ("service", "checkout"), ("environment", "production"), ("version", "1.4.0"), ("reason", "the tests of tea"), ("failed-step", "Wait"));

        run.ResultOf("pagerduty").ShouldBe(("delivered", "", 1, "suite:checkout:production"));
        var alert = pagerDuty.Alerts.ShouldHaveSingleItem();
        (Text(alert, "event_action"), Text(alert, "dedup_key"), Text(alert, "client"), Text(alert, "client_url"))
            .ShouldBe(("trigger", "suite:checkout:production", "GitHub Actions", "https://github.com/acme/shop/actions/runs/1001"));
        var payload = alert["payload"]!.AsObject();
        (Text(payload, "summary"), Text(payload, "source"), Text(payload, "severity"), Text(payload, "component"), Text(payload, "group"), Text(payload, "class"))
            .ShouldBe(("❌ Deployment of checkout 1.4.0 to production failed", "acme/shop", "critical", "checkout", "production", "deployment"));
        var details = payload["custom_details"]!.AsObject();
        (Text(details, "reason"), Text(details, "failed-step"), Text(details, "version")).ShouldBe(("the tests of tea", "Wait", "1.4.0"));
        details.ContainsKey("previous-version").ShouldBeFalse();
        Text(alert["links"]![0]!.AsObject(), "href").ShouldBe("https://github.com/acme/shop/actions/runs/1001");
        pagerDuty.Changes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("success")]
    [InlineData("recovered")]
    public async Task The_next_good_deployment_resolves_it(string status)
    {
        using var bad = await TellAsync("failure", ("service", "checkout"), ("environment", "production"));
        using var elsewhere = await TellAsync("success", ("service", "checkout"), ("environment", "staging"));
        pagerDuty.Open.ShouldBe(["suite:checkout:production"]);

        using var good = await TellAsync(status, ("service", "checkout"), ("environment", "production"));

        pagerDuty.Open.ShouldBeEmpty();
        good.ResultOf("pagerduty").ShouldBe(("delivered", "", 1, "suite:checkout:production"));
    }

    [Fact]
    public async Task A_second_failure_changes_nothing_and_a_success_after_it_resolves()
    {
        records.Add(new LocalDeployment(1, "production", new string('b', 40), "failure") { Task = "suite-deploy", Payload = """{"service":"checkout","run":"900/1"}""" });

        using var again = await TellAsync("failure", Change);
        pagerDuty.Alerts.ShouldBeEmpty();
        again.Outputs["delivered-count"].ShouldBe("0");

        using var good = await TellAsync("success", Change);
        pagerDuty.Alerts.Select(alert => (Text(alert, "event_action"), Text(alert, "dedup_key"))).ShouldBe([("resolve", "suite:checkout:production")]);
        (good.Outputs["status"], good.Outputs["previous-status"]).ShouldBe(("recovered", "failure"));
    }

    [Fact]
    public async Task An_alert_of_failures_alone_is_resolved_too()
    {
        using var bad = await TellAsync("failure", [("when", "failure"), .. Change[1..]]);
        pagerDuty.Open.ShouldBe(["suite:checkout:production"]);

        using var good = await TellAsync("success", [("when", "failure"), .. Change[1..]]);

        pagerDuty.Open.ShouldBeEmpty();
        good.Log.ShouldContain("Only what keeps a state in order was told: when: failure, and this is success");
    }

    [Theory]
    [InlineData("alert", "success", "resolve", 0)]
    [InlineData("alert", "rolled-back", "trigger", 0)]
    [InlineData("change", "success", "", 1)]
    [InlineData("change", "rolled-back", "", 1)]
    [InlineData("change", "failure", "", 0)]
    [InlineData("both", "success", "resolve", 1)]
    [InlineData("both", "failure", "trigger", 0)]
    [InlineData("both", "rolled-back", "trigger", 1)]
    [InlineData("both", "started", "", 0)]
    [InlineData("alert", "cancelled", "", 0)]
    [InlineData("alert", "warning", "", 0)]
    public async Task Each_event_hears_of_its_own(string wish, string status, string action, int changes)
    {
        using var run = await TellAsync(status, ("pagerduty-event", wish));

        pagerDuty.Alerts.Select(alert => Text(alert, "event_action")).ShouldBe(action.Length == 0 ? [] : [action]);
        pagerDuty.Changes.Count.ShouldBe(changes);
        var (outcome, reason, _, _) = run.ResultOf("pagerduty");
        if (action.Length == 0 && changes == 0) (outcome, reason).ShouldBe(("skipped", $"pagerduty-event: {wish}, and this is {status}"));
        else outcome.ShouldBe("delivered");
    }

    [Theory]
    [InlineData("change")]
    [InlineData("both")]
    public async Task A_key_that_takes_no_changes_is_an_error_of_the_inputs(string wish)
    {
        using var run = await TellAsync("success", ("pagerduty-routing-key", "R123456789abcdef0123456789abcdef"), ("pagerduty-event", wish));

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("Input 'pagerduty-routing-key': PagerDuty takes no change events for a key that begins with R");
    }

    [Fact]
    public async Task A_key_that_PagerDuty_does_not_know_is_final()
    {
        using var run = await TellAsync("failure", ("pagerduty-routing-key", "fedcba9876543210fedcba9876543210"));

        run.ResultOf("pagerduty").ShouldBe((
            "failed",
            "127.0.0.1 answered 400: {\"status\":\"invalid event\",\"message\":\"Invalid routing key\",\"errors\":[]}. Is 'pagerduty-routing-key' the integration key of an Events API v2 integration?",
            1,
            ""));
        run.ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.SecondaryRateLimit)]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.LostAnswer)]
    public async Task Trouble_that_passes_is_waited_out_and_makes_no_second_alert(FaultKind trouble)
    {
        using var run = await TellAsync("failure", [new FaultRule(trouble, "/v2/enqueue", Times: 2, Wait: TimeSpan.FromSeconds(4))]);

        run.ResultOf("pagerduty").ShouldBe(("delivered", "", 3, "suite:acme/shop:deploy"));
        pagerDuty.Open.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_change_that_may_be_there_twice_is_said()
    {
        using var run = await TellAsync("success", [new FaultRule(FaultKind.LostAnswer, "/v2/change", Times: 1)], ("pagerduty-event", "both"));

        run.ResultOf("pagerduty").ShouldBe(("delivered", "the change may be there twice", 3, "suite:acme/shop:deploy"));
        run.Summary.ShouldContain("the change may be there twice");
    }

    [Fact]
    public async Task An_answer_that_is_not_202_is_no_acceptance()
    {
        await using var other = Testing.Http.RawServer.Start(_ => Delivery.Post.Response(200, "ok"));

        using var run = await TellAsync("failure", ("pagerduty-url", other.Url));

        run.ResultOf("pagerduty").Reason.ShouldBe("127.0.0.1 answered 200: ok. That is not the answer of PagerDuty: is 'pagerduty-url' right?");
    }

    [Fact]
    public async Task The_key_is_shown_nowhere()
    {
        using var sent = await TellAsync("failure", ("pagerduty-routing-key", "fedcba9876543210fedcba9876543210"), ("reason", "key fedcba9876543210fedcba9876543210"));
        using var dry = await TellAsync("failure", ("dry-run", "true"));

        dry.Log.ShouldContain("POST 127.0.0.1/v2/enqueue");
        foreach (var (run, key) in new[] { (sent, "fedcba9876543210fedcba9876543210"), (dry, Key) })
            Shown.Of(run).ShouldNotContain(key);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }

    private Task<ActionRun> TellAsync(string status, params (string Name, string Value)[] inputs) => TellAsync(status, [], inputs);

    private async Task<ActionRun> TellAsync(string status, FaultRule[] faults, params (string Name, string Value)[] inputs)
    {
        if (server is not null) await server.DisposeAsync();
        server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions
        {
            PagerDuty = pagerDuty,
            Deployments = records,
            Repositories = new Dictionary<string, string> { ["acme/shop"] = "" },
            Tokens = new Dictionary<string, IReadOnlyList<string>> { ["ghs_read"] = ["deployments: read"] },
            Faults = faults,
        });
        var run = NotifyRun.Of(status).Input("pagerduty-url", $"{server.Address}pagerduty").Input("pagerduty-routing-key", Key).Input("token", "ghs_read");
        run.Variables["GITHUB_API_URL"] = server.Environment["GITHUB_API_URL"];
        foreach (var (name, value) in inputs) run.Input(name, value);
        return await run.NotifyAsync();
    }

    private static string Text(JsonObject tree, string name) => tree[name]!.GetValue<string>();
}
