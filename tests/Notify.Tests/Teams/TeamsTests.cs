using System.Text.Json.Nodes;
using LocalGitHub;
using Notify.Events;
using Notify.Messages;
using Notify.Sinks.Teams;
using Notify.Tests.Support;
using Testing;

namespace Notify.Tests.Teams;

public sealed class TeamsTests
{
    private const string Signature = "Sesame-0123456789";

    [Fact]
    public async Task A_deployment_is_a_card_that_was_accepted()
    {
        await using var server = await StartAsync();
        using var run = await Teams(server).Input("service", "checkout").Input("environment", "production").Input("environment-url", "https://shop.example.com").NotifyAsync();

        run.ExitCode.ShouldBe(0);
        Result(run).ToJsonString().ShouldBe("""{"outcome":"delivered","reason":"accepted: whether the workflow posts it is in its run history","tries":1,"id":""}""");
        var posted = server.TeamsRuns.ShouldHaveSingleItem();
        posted.Problem.ShouldBeNull();
        var card = JsonNode.Parse(posted.Body)!;
        TeamsView.Texts(card).ShouldBe(
        [
            "✅ checkout deployed to production",
            "Service", "checkout", "Environment", "production", "Commit", "aaaaaaa", "Ref", "main", "By", "octocat",
            "Changes", "• aaaaaaa: Sell tea",
        ]);
        card["attachments"]![0]!["content"]!["actions"]!.AsArray().Select(action => action!["title"]!.GetValue<string>()).ShouldBe(["Run", "Open", "Compare"]);
        Shown.Of(run).ShouldNotContain("Sesame");
    }

    [Theory]
    [InlineData(FaultKind.SecondaryRateLimit, 0, false)]
    [InlineData(FaultKind.SecondaryRateLimit, 0, true)]
    [InlineData(FaultKind.ServerError, 500, false)]
    [InlineData(FaultKind.ServerError, 504, false)]
    public async Task A_refusal_that_passes_is_waited_for(FaultKind kind, int status, bool asDate)
    {
        await using var server = await StartAsync(new FaultRule(kind, "/workflows/", Times: 2, Wait: TimeSpan.FromSeconds(1)) { Status = status, AsDate = asDate });
        using var run = await Teams(server).NotifyAsync();

        Result(run)["tries"]!.GetValue<int>().ShouldBe(3);
        server.TeamsRuns.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_card_whose_answer_is_lost_is_not_sent_again()
    {
        await using var server = await StartAsync(new FaultRule(FaultKind.Reset, "/workflows/", Times: 1));
        using var run = await Teams(server).NotifyAsync();

        Result(run).ToJsonString().ShouldBe("""{"outcome":"failed","reason":"127.0.0.1 broke the connection; it may have arrived all the same","tries":1,"id":""}""");
    }

    [Fact]
    public async Task A_workflow_that_hangs_is_given_up()
    {
        await using var server = await StartAsync(new FaultRule(FaultKind.Hang, "/workflows/"));
        using var run = new ActionRun { Time = new QuickTries() };
        await run.WithEvent([]).Input("status", "success").Input("teams-webhook-url", server.TeamsWebhook("w1").AbsoluteUri).NotifyAsync();

        Result(run)["reason"]!.GetValue<string>().ShouldBe("127.0.0.1 did not answer within 10 s; it may have arrived all the same");
    }

    [Fact]
    public async Task A_host_that_refuses_connections_is_tried_five_times()
    {
        await using var server = await StartAsync();
        var address = server.TeamsWebhook("w1").AbsoluteUri;
        await server.DisposeAsync();
        using var run = await NotifyRun.Of().Input("teams-webhook-url", address).NotifyAsync();

        Result(run)["reason"]!.GetValue<string>().ShouldBe("127.0.0.1 cannot be reached: connection error");
        Result(run)["tries"]!.GetValue<int>().ShouldBe(5);
    }

    [Theory]
    [InlineData("w1", "wrong", "answered 401: ", "Copy the address of the workflow anew")]
    [InlineData("w2", Signature, "answered 404: ", "The workflow is gone")]
    public async Task A_refusal_is_visible_and_final_and_names_the_remedy(string workflow, string signature, string reason, string remedy)
    {
        await using var server = await StartAsync();
        using var run = await NotifyRun.Of().Input("on-error", "teams=fail")
            .Input("teams-webhook-url", $"{server.Address}workflows/{workflow}/triggers/manual/paths/invoke?sig={signature}").NotifyAsync();

        run.ExitCode.ShouldBe(1);
        server.Requests.Count.ShouldBe(1);
        run.Log.ShouldContain($"::error title=Not delivered to teams::teams: failed: 127.0.0.1 {reason}");
        run.Log.ShouldContain(remedy);
    }

    [Fact]
    public async Task Own_words_are_markdown_with_escaped_values()
    {
        await using var server = await StartAsync();
        using var run = Teams(server, "failure").Input("reason", "*a* [b](c) __d__").Input("template-file", "teams.md");
        await File.WriteAllTextAsync(Path.Combine(run.Workspace, "teams.md"), "**Why**: {{reason}}\n");
        await run.NotifyAsync();

        var card = JsonNode.Parse(server.TeamsRuns.ShouldHaveSingleItem().Body)!;
        TeamsView.Texts(card).ShouldBe(["❌ deploy of acme/shop failed", "Why: *a* [b](c) __d__"]);
    }

    [Fact]
    public async Task A_long_template_is_cut()
    {
        await using var server = await StartAsync();
        using var run = Teams(server, "failure").Input("reason", new string('"', 50_000)).Input("template-file", "teams.md");
        await File.WriteAllTextAsync(Path.Combine(run.Workspace, "teams.md"), "{{reason}}");
        await run.NotifyAsync();

        server.TeamsRuns.ShouldHaveSingleItem().Problem.ShouldBeNull();
        TeamsView.Texts(JsonNode.Parse(server.TeamsRuns[0].Body)!)[1].ShouldEndWith(" more characters)");
    }

    [Fact]
    public void A_message_of_which_little_is_known_is_a_card_too() =>
        TeamsRules.Problem(TeamsCardWriter.Write(MessageWriter.Write(SampleNotification.Of(NotificationStatus.Success) with { Commit = "", Ref = "", Actor = "" })).ToJsonString()).ShouldBeNull();

    [Theory]
    [InlineData("sinks", "teams", "Input 'teams-webhook-url': the sink 'teams' is named in 'sinks' and needs it.")]
    [InlineData("teams-webhook-url", "example.com/Sesame", "Input 'teams-webhook-url': expected an address that begins with https://.")]
    public async Task Wrong_inputs_end_the_step(string name, string value, string problem)
    {
        using var run = await NotifyRun.Of().Input(name, value).NotifyAsync();

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain(problem);
    }

    private static Task<LocalGitHubServer> StartAsync(params FaultRule[] faults) =>
        LocalGitHubServer.StartAsync(new LocalGitHubOptions { TeamsWorkflows = new Dictionary<string, string> { ["w1"] = Signature }, Faults = faults });

    private static ActionRun Teams(LocalGitHubServer server, string status = "success") => NotifyRun.Of(status).Input("teams-webhook-url", server.TeamsWebhook("w1").AbsoluteUri);

    private static JsonNode Result(ActionRun run) => JsonNode.Parse(run.Outputs["results"])!["teams"]!;
}
