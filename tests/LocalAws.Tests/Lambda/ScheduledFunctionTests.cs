using System.Text.Json.Nodes;
using LocalAws.Clock;
using LocalAws.CloudWatch;
using LocalAws.Lambda;
using LocalAws.Tests.Kit;

namespace LocalAws.Tests.Lambda;

/// <summary>A rule with a schedule and the function it invokes.</summary>
public sealed class ScheduledFunctionTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:lambda:eu-central-1:123456789012:function:api:live";
    private const string Permission =
        """{"StatementId":"nightly","Action":"lambda:InvokeFunction","Principal":"events.amazonaws.com","SourceArn":"arn:aws:events:eu-central-1:123456789012:rule/nightly"}""";

    private readonly ManualClock _clock = WorldClock.Manual();
    private LocalAwsServer _server = null!;
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await LocalAwsServer.StartAsync(new LocalWorld { Clock = _clock, Functions = [new FunctionSpec("api") { Aliases = ["live"] }] });
        _client = new RawClient(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Runs_whenever_the_rule_is_due()
    {
        await AllowAsync();
        await PutRuleAsync("cron(0 3 * * ? *)", "ENABLED");
        await PutTargetAsync(""","Input":"{\"job\":1}" """);

        _clock.Advance(TimeSpan.FromDays(3));

        _server.Lambda.Invocations.Select(one => one.Time.ToString("s")).ShouldBe(["2026-01-06T03:00:00", "2026-01-07T03:00:00", "2026-01-08T03:00:00"]);
        _server.Lambda.Invocations.ShouldAllBe(one => one.Qualifier == "live" && one.Type == "Event" && one.Event!.ToJsonString() == """{"job":1}""");
    }

    [Fact]
    public async Task Without_an_input_the_event_tells_the_rule()
    {
        await AllowAsync();
        await PutRuleAsync("rate(1 hour)", "ENABLED");
        await PutTargetAsync();

        _clock.Advance(TimeSpan.FromHours(1));

        var given = _server.Lambda.Invocations.Single().Event!;
        (given["detail-type"]!.GetValue<string>(), given["time"]!.GetValue<string>()).ShouldBe(("Scheduled Event", "2026-01-05T10:00:00Z"));
        given["resources"]![0]!.GetValue<string>().ShouldEndWith(":rule/nightly");
    }

    [Fact]
    public async Task Does_not_run_without_permission()
    {
        await PutRuleAsync("rate(1 hour)", "ENABLED");
        await PutTargetAsync();

        _clock.Advance(TimeSpan.FromHours(2));

        _server.Lambda.Invocations.ShouldBeEmpty();
        _server.Alarms.Metrics.HasData(new MetricKey("AWS/Events", "FailedInvocations", "RuleName=nightly")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_rule_that_is_put_again_goes_by_its_new_settings()
    {
        await AllowAsync();
        await PutRuleAsync("rate(1 hour)", "ENABLED");
        await PutTargetAsync();
        await PutRuleAsync("rate(2 hours)", "ENABLED");
        _clock.Advance(TimeSpan.FromHours(2));
        await PutRuleAsync("rate(2 hours)", "DISABLED");
        _clock.Advance(TimeSpan.FromHours(20));

        _server.Lambda.Invocations.Count.ShouldBe(1);
    }

    private Task AllowAsync() => DoneAsync(_client.RestAsync("lambda", "POST", $"{FunctionWorld.Api}/policy", "Qualifier=live", Permission));

    private Task PutRuleAsync(string schedule, string state) =>
        DoneAsync(_client.JsonAsync("events", "AWSEvents.PutRule", $$"""{"Name":"nightly","ScheduleExpression":"{{schedule}}","State":"{{state}}"}"""));

    private Task PutTargetAsync(string more = "") =>
        DoneAsync(_client.JsonAsync("events", "AWSEvents.PutTargets", $$"""{"Rule":"nightly","Targets":[{"Id":"a","Arn":"{{Arn}}"{{more}}}]}"""));

    private static async Task DoneAsync(Task<RawAnswer> call) => (await call).Status.ShouldBeLessThan(300);
}
