using LocalAws.CloudWatch;
using LocalAws.Tests.Kit;

namespace LocalAws.Tests.Lambda;

/// <summary>What CloudWatch hears of each run.</summary>
public sealed class FunctionMetricTests
{
    [Fact]
    public async Task Metrics_tell_an_alias_and_the_versions_behind_it_apart()
    {
        await using var world = await FunctionWorld.BehavingAsync("""{"answer":1}""", "live");
        await world.PublishAsync("""{"error":"x"}""");
        await world.DoAsync("PUT", $"{FunctionWorld.Api}/aliases/live", """{"RoutingConfig":{"AdditionalVersionWeights":{"2":0.5}}}""");
        for (var i = 0; i < 20; i++)
            await world.InvokeAsync(query: "Qualifier=live");
        await world.InvokeAsync(query: "Qualifier=2");
        var second = world.Server.Lambda.Invocations.Count(one => one is { Version: "2", Qualifier: "live" });

        second.ShouldBeInRange(1, 19);
        Sum("Invocations", "FunctionName=api").ShouldBe(21);
        Sum("Invocations", "FunctionName=api\nResource=api:live").ShouldBe(20);
        Sum("Errors", "FunctionName=api\nResource=api:live").ShouldBe(second);
        Sum("Errors", "ExecutedVersion=1\nFunctionName=api\nResource=api:live").ShouldBe(0);
        Sum("Errors", "ExecutedVersion=2\nFunctionName=api\nResource=api:live").ShouldBe(second);
        Sum("Errors", "FunctionName=api\nResource=api:2").ShouldBe(1);

        double Sum(string metric, string dimensions) => world.Server.Alarms.Metrics
            .Read(new MetricKey("AWS/Lambda", metric, dimensions), "Sum", TimeSpan.FromMinutes(1), world.Clock.GetUtcNow().AddMinutes(-5), world.Clock.GetUtcNow().AddMinutes(1))
            .Sum(value => value.Value);
    }

    [Fact]
    public async Task An_alarm_watches_the_errors_of_an_alias()
    {
        await using var server = await LocalAwsServer.StartAsync(WorldFile.Parse(
            """
            functions: [{ name: api, aliases: [live], rules: [{ error: boom }] }]
            alarms:
              - { AlarmName: errors, Namespace: AWS/Lambda, MetricName: Errors, Statistic: Sum, Period: 60, EvaluationPeriods: 1, Threshold: 1,
                  ComparisonOperator: GreaterThanOrEqualToThreshold, Dimensions: [{ Name: FunctionName, Value: api }, { Name: Resource, Value: "api:live" }] }
            """, "/"));
        using var client = new RawClient(server);

        await client.RestAsync("lambda", "POST", $"{FunctionWorld.Api}/invocations", "Qualifier=live");

        server.Alarms.Find("errors")!.State.ShouldBe("ALARM");
    }
}
