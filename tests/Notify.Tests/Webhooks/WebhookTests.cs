using System.Text.Json.Nodes;
using LocalGitHub;
using Notify.Tests.Support;
using Testing;

namespace Notify.Tests.Webhooks;

/// <summary>The signed webhook, as a receiver that checks everything sees it.</summary>
public sealed class WebhookTests : IAsyncDisposable
{
    private const string Key = "a-key-nobody-guesses";
    private readonly LocalHooks hooks = new(Key);
    private LocalGitHubServer? server;

    [Fact]
    public async Task The_whole_notification_arrives_signed()
    {
        using var run = await (await RunAsync("failure", ("service", "checkout"), ("environment", "production"), ("version", "1.4.0"), ("reason", "the tests of tea"), ("duration", "4m30s"), ("changes", $"{new string('c', 40)} Sell tea"))).NotifyAsync();

        var delivery = hooks.Deliveries.ShouldHaveSingleItem();
        delivery.Event.ShouldBe("failure");
        run.ResultOf("webhook").ShouldBe(("delivered", "", 1, delivery.Id));
        var body = JsonNode.Parse(delivery.Body)!.AsObject();
        body["title"]!.GetValue<string>().ShouldBe("❌ Deployment of checkout 1.4.0 to production failed");
        (Text(body, "status"), Text(body, "service"), Text(body, "environment"), Text(body, "reason"), Text(body, "correlation-key"))
            .ShouldBe(("failure", "checkout", "production", "the tests of tea", "acme/shop:checkout:production:1001"));
        (body["duration"]!.GetValue<double>(), body["production"]!.GetValue<bool>(), body["more-changes"]!.GetValue<int>()).ShouldBe((270, true, 0));
        body["changes"]![0]!.ToJsonString().ShouldBe($$"""{"text":"Sell tea","commit":"{{new string('c', 40)}}"}""");
        body["previous-version"].ShouldBeNull();
        body.ContainsKey("previous-version").ShouldBeTrue();
    }

    [Theory]
    [InlineData("new", Key)]
    [InlineData(Key, "old")]
    public async Task While_keys_are_changed_receivers_of_the_old_and_the_new_one_believe_it(string key, string before)
    {
        using var run = await (await RunAsync("success", ("webhook-secret", key), ("webhook-previous-secret", before))).NotifyAsync();

        hooks.Deliveries.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_receiver_with_another_key_refuses_it()
    {
        using var run = await (await RunAsync("success", ("webhook-secret", "another-key"))).NotifyAsync();

        run.ResultOf("webhook").ShouldBe(("failed", "127.0.0.1 answered 401: the signature is wrong. Does it know 'webhook-secret', and is its clock right?", 1, ""));
        run.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_delivery_whose_answer_was_lost_is_the_same_delivery_again()
    {
        var run = await RunAsync("success");
        using var _ = run;
        server!.Add(new FaultRule(FaultKind.LostAnswer, "/hooks/", Times: 1));

        await run.NotifyAsync();

        hooks.Deliveries.Count.ShouldBe(1);
        run.ResultOf("webhook").ShouldBe(("delivered", "", 2, hooks.Deliveries[0].Id));
        var (first, second) = (server.Requests[0], server.Requests[1]);
        second.Body.ShouldBe(first.Body);
        foreach (var name in new[] { "X-Suite-Delivery", "X-Suite-Timestamp", "X-Suite-Signature" }) second.Headers[name].ShouldBe(first.Headers[name]);
    }

    [Theory]
    [InlineData(FaultKind.SecondaryRateLimit)]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.Reset)]
    public async Task Trouble_that_passes_is_waited_out(FaultKind trouble)
    {
        var run = await RunAsync("success");
        using var _ = run;
        server!.Add(new FaultRule(trouble, "/hooks/", Times: 2, Wait: TimeSpan.FromSeconds(3)));

        await run.NotifyAsync();

        run.ResultOf("webhook").ShouldBe(("delivered", "", 3, hooks.Deliveries[0].Id));
    }

    [Fact]
    public async Task Nothing_shows_the_address_or_the_keys()
    {
        using var run = await (await RunAsync("failure", ("webhook-secret", "another-key"), ("webhook-previous-secret", "an-older-key"), ("reason", $"could not reach {new Uri("https://hooks.example.com/very-secret")} with another-key"))).NotifyAsync();

        var shown = Shown.Of(run) + server!.Requests[0].Body;
        foreach (var secret in new[] { "hooks/one", "another-key", "an-older-key" }) shown.ShouldNotContain(secret);
    }

    [Fact]
    public async Task A_dry_run_shows_the_body_and_sends_nothing()
    {
        using var run = await (await RunAsync("success", ("dry-run", "true"))).NotifyAsync();

        server!.Requests.ShouldBeEmpty();
        run.Log.ShouldContain("POST 127.0.0.1, X-Suite-Event: success");
        run.Log.ShouldContain("\"status\":\"success\"");
        Shown.Of(run).ShouldNotContain("hooks/one");
    }

    [Fact]
    public async Task An_address_without_a_key_is_an_error_of_the_inputs()
    {
        using var run = await (await RunAsync("success", ("webhook-secret", ""))).NotifyAsync();

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("Input 'webhook-secret': the sink 'webhook' needs it.");
    }

    [Fact]
    public async Task Named_without_anything_all_that_is_missing_is_told_at_once()
    {
        using var run = await NotifyRun.Of().Input("sinks", "webhook").NotifyAsync();

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("Input 'webhook-url': the sink 'webhook' is named in 'sinks' and needs it.");
        run.Log.ShouldContain("Input 'webhook-secret': the sink 'webhook' needs it.");
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }

    private async Task<ActionRun> RunAsync(string status, params (string Name, string Value)[] inputs)
    {
        server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions { Hooks = hooks });
        var run = NotifyRun.Of(status).Input("webhook-url", $"{server.Address}hooks/one").Input("webhook-secret", Key);
        foreach (var (name, value) in inputs) run.Input(name, value);
        return run;
    }

    private static string Text(JsonObject body, string name) => body[name]!.GetValue<string>();
}
