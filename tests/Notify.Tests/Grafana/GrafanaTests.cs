using LocalGitHub;
using Notify.Tests.Support;
using Testing;

namespace Notify.Tests.Grafana;

/// <summary>Annotations, as a Grafana keeps them.</summary>
public sealed class GrafanaTests : IAsyncDisposable
{
    private readonly LocalGrafana grafana = new("glsa_a-token") { Dashboards = new HashSet<string> { "shop-1" } };
    private LocalGitHubServer? server;

    [Fact]
    public async Task A_beginning_is_a_point_that_its_end_makes_a_region()
    {
        using var begun = await TellAsync("started", ("service", "checkout"), ("environment", "production"), ("version", "1.4.0"), ("grafana-tags", "team:shop\nblue"));
        var point = grafana.Annotations.ShouldHaveSingleItem();
        begun.ResultOf("grafana").ShouldBe(("delivered", "", 1, "1"));
        begun.Outputs["grafana-annotation-id"].ShouldBe("1");
        point.TimeEnd.ShouldBe(point.Time);
        (point.DashboardUid, point.PanelId).ShouldBe((null, null));
        point.Tags.ShouldBe(["deployment", "service:checkout", "environment:production", "status:started", "correlation:acme/shop%3Acheckout%3Aproduction%3A1001", "team:shop", "blue"]);
        point.Text.ShouldStartWith("<b>&#128640; Deployment of checkout 1.4.0 to production started</b><br>Service: checkout<br>");
        point.Text.ShouldEndWith("<a href=\"https://github.com/acme/shop/actions/runs/1001\">Run</a> · <a href=\"https://github.com/acme/shop/compare/bbbbbbbbbbbb...aaaaaaaaaaaa\">Compare</a>");

        using var ended = await TellAsync("success", ("service", "checkout"), ("environment", "production"), ("grafana-annotation-id", begun.Outputs["grafana-annotation-id"]));

        var region = grafana.Annotations.ShouldHaveSingleItem();
        ended.ResultOf("grafana").ShouldBe(("delivered", "", 1, "1"));
        region.Time.ShouldBe(point.Time);
        region.TimeEnd.ShouldBeGreaterThan(point.Time);
        region.Tags.ShouldContain("status:success");
        region.Text.ShouldStartWith("<b>✅ ");
    }

    [Fact]
    public async Task The_end_finds_its_beginning_by_the_tags()
    {
        using var other = await TellAsync("started", ("service", "search"), ("environment", "production"));
        using var begun = await TellAsync("started", ("service", "checkout"), ("environment", "production"));
        using var later = await TellAsync("started", ("service", "orders"), ("environment", "production"));

        using var ended = await TellAsync("failure", ("service", "checkout"), ("environment", "production"));

        ended.ResultOf("grafana").ShouldBe(("delivered", "", 2, "2"));
        grafana.Annotations.Where(one => one.TimeEnd > one.Time).Select(one => one.Id).ShouldBe([2]);
    }

    [Fact]
    public async Task What_has_ended_is_not_ended_again()
    {
        using var begun = await TellAsync("started", ("environment", "production"));
        using var ended = await TellAsync("failure", ("environment", "production"));
        using var again = await TellAsync("success", ("environment", "production"));

        again.ResultOf("grafana").ShouldBe(("delivered", "no annotation of its beginning was found", 2, "2"));
        grafana.Annotations.Select(one => one.Tags[2]).ShouldBe(["status:failure", "status:success"]);
    }

    [Fact]
    public async Task An_end_without_a_beginning_is_a_region_as_long_as_it_took()
    {
        using var run = await TellAsync("success", ("duration", "4m30s"));

        var region = grafana.Annotations.ShouldHaveSingleItem();
        (region.TimeEnd - region.Time).ShouldBe(270_000);
        run.ResultOf("grafana").Reason.ShouldBe("");
    }

    [Fact]
    public async Task A_beginning_that_somebody_removed_is_said()
    {
        using var run = await TellAsync("success", ("grafana-annotation-id", "77"));

        run.ResultOf("grafana").ShouldBe(("delivered", "annotation 77 is not there any more", 2, "1"));
    }

    [Fact]
    public async Task A_panel_of_a_dashboard_can_be_annotated()
    {
        using var run = await TellAsync("started", ("grafana-dashboard-uid", "shop-1"), ("grafana-panel-id", "4"));
        using var ended = await TellAsync("success", ("grafana-dashboard-uid", "shop-1"), ("grafana-panel-id", "4"));

        var one = grafana.Annotations.ShouldHaveSingleItem();
        (one.DashboardUid, one.PanelId, one.TimeEnd > one.Time).ShouldBe(("shop-1", 4, true));
    }

    [Fact]
    public async Task A_warning_is_a_point_and_ends_nothing()
    {
        using var begun = await TellAsync("started");
        using var warned = await TellAsync("warning");

        grafana.Annotations.Count.ShouldBe(2);
        grafana.Annotations.ShouldAllBe(one => one.TimeEnd == one.Time);
    }

    [Theory]
    [InlineData(FaultKind.LostAnswer)]
    [InlineData(FaultKind.Reset)]
    public async Task A_lost_answer_makes_no_second_annotation(FaultKind trouble)
    {
        using var run = await TellAsync("started", [new FaultRule(trouble, "/api/annotations", Times: 1) { Method = "POST" }]);

        var one = grafana.Annotations.ShouldHaveSingleItem();
        run.ResultOf("grafana").ShouldBe(("delivered", "", trouble == FaultKind.LostAnswer ? 2 : 3, $"{one.Id}"));
    }

    [Theory]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.SecondaryRateLimit)]
    public async Task Trouble_that_passes_is_waited_out(FaultKind trouble)
    {
        using var run = await TellAsync("started", [new FaultRule(trouble, "/api/annotations", Times: 2, Wait: TimeSpan.FromSeconds(5))]);

        run.ResultOf("grafana").ShouldBe(("delivered", "", 3, "1"));
    }

    [Fact]
    public async Task An_ending_that_was_lost_is_sent_again()
    {
        using var begun = await TellAsync("started");
        using var ended = await TellAsync("success", [new FaultRule(FaultKind.LostAnswer, "/api/annotations", Times: 1) { Method = "PATCH" }], ("grafana-annotation-id", "1"));

        ended.ResultOf("grafana").ShouldBe(("delivered", "", 2, "1"));
    }

    [Fact]
    public async Task A_token_that_is_not_known_is_said()
    {
        using var run = await TellAsync("started", ("grafana-token", "glsa_another"));

        run.ResultOf("grafana").Reason.ShouldBe("127.0.0.1 answered 401: {\"message\":\"Invalid API key\"}. Is 'grafana-token' one of a service account of this Grafana, and still valid?");
        run.Log.ShouldContain("::warning title=Not delivered to grafana::");
        run.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_token_that_may_only_look_is_said()
    {
        using var run = await TellAsync(new LocalGrafana(grafana.Token) { MayWrite = false }, "started", [], []);

        run.ResultOf("grafana").Reason.ShouldEndWith("The service account needs annotations:create, annotations:write and annotations:read.");
    }

    [Fact]
    public async Task What_is_no_Grafana_is_no_success()
    {
        await using var other = Testing.Http.RawServer.Start(_ => Delivery.Post.Response(200, "<html>Sign in</html>"));

        using var run = await TellAsync("started", ("grafana-url", other.Url));

        run.ResultOf("grafana").Reason.ShouldBe("127.0.0.1 answered 200: <html>Sign in</html>. That is not the answer of a Grafana: is 'grafana-url' right?");
    }

    [Fact]
    public async Task What_Grafana_would_not_keep_is_an_error_of_the_inputs()
    {
        using var run = await NotifyRun.Of().Input("sinks", "grafana")
            .Input("grafana-tags", $"a:b:c\n:x\n{new string('t', 65)}")
            .Input("grafana-panel-id", "4")
            .Input("grafana-annotation-id", "first")
            .NotifyAsync();

        run.ExitCode.ShouldBe(2);
        foreach (var error in new[]
        {
            "Input 'grafana-token': the sink 'grafana' is named in 'sinks' and needs it.",
            "Input 'grafana-url': the sink 'grafana' needs it.",
            "Input 'grafana-tags': 'a:b:c' is not allowed: a tag has at most one colon",
            "Input 'grafana-tags': ':x' is not allowed: expected a tag such as",
            "name and value of a tag have at most 64 bytes each",
            "Input 'grafana-panel-id': '4' is not allowed: a panel is one of a dashboard",
            "Input 'grafana-annotation-id': 'first' is not allowed",
        })
            run.Log.ShouldContain(error);
    }

    [Fact]
    public async Task A_dry_run_shows_what_would_be_sent()
    {
        using var run = await TellAsync("started", ("dry-run", "true"));

        run.Log.ShouldContain($"POST {server!.Address}grafana/api/annotations");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_template_has_its_own_words_and_values_that_cannot_act()
    {
        await StartAsync(grafana, []);
        var run = RunOf("failure", ("reason", "a <b> & c\nnext"), ("template-file", "grafana=words.txt"));
        using var _ = run;
        File.WriteAllText(Path.Combine(run.Workspace, "words.txt"), "<i>{{status}}</i>: {{reason}}");

        await run.NotifyAsync();

        grafana.Annotations.ShouldHaveSingleItem().Text.ShouldBe("<i>failure</i>: a &lt;b&gt; &amp; c<br>next");
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }

    private Task<ActionRun> TellAsync(string status, params (string Name, string Value)[] inputs) => TellAsync(grafana, status, [], inputs);

    private Task<ActionRun> TellAsync(string status, FaultRule[] faults, params (string Name, string Value)[] inputs) => TellAsync(grafana, status, faults, inputs);

    private async Task<ActionRun> TellAsync(LocalGrafana to, string status, FaultRule[] faults, (string Name, string Value)[] inputs)
    {
        await StartAsync(to, faults);
        return await RunOf(status, inputs).NotifyAsync();
    }

    private async Task StartAsync(LocalGrafana to, FaultRule[] faults)
    {
        if (server is not null) await server.DisposeAsync();
        server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions { Grafana = to, Faults = faults });
    }

    private ActionRun RunOf(string status, params (string Name, string Value)[] inputs)
    {
        var run = NotifyRun.Of(status).Input("grafana-url", $"{server!.Address}grafana/").Input("grafana-token", grafana.Token);
        foreach (var (name, value) in inputs) run.Input(name, value);
        return run;
    }
}
