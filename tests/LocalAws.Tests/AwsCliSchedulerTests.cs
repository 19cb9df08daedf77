using LocalAws.Tests.Kit;

namespace LocalAws.Tests;

/// <summary>The real command line on schedules.</summary>
public sealed class AwsCliSchedulerTests
{
    [Fact]
    public async Task Reads_lists_and_updates_a_schedule()
    {
        AwsCli.Require();
        const string target = """{"Arn": "arn:aws:sqs:eu-central-1:123456789012:q", "RoleArn": "arn:aws:iam::123456789012:role/run"}""";
        await using var server = await LocalAwsServer.StartAsync(WorldFile.Parse(
            $$"""schedules: [{ Name: hourly, GroupName: shop, Description: x, ScheduleExpression: rate(1 hour), FlexibleTimeWindow: { Mode: "OFF" }, Target: {{target}} }]""", "/"));
        var aws = new AwsCli(server);

        (await aws.RunAsync("scheduler", "list-schedules", "--group-name", "shop"))["Schedules"]![0]!["Name"]!.GetValue<string>().ShouldBe("hourly");
        await aws.RunAsync(
            "scheduler", "update-schedule", "--name", "hourly", "--group-name", "shop", "--schedule-expression", "rate(2 hours)",
            "--flexible-time-window", "Mode=OFF", "--start-date", "2030-01-01T00:00:00Z", "--target", target);
        var schedule = await aws.RunAsync("scheduler", "get-schedule", "--name", "hourly", "--group-name", "shop");

        schedule["ScheduleExpression"]!.GetValue<string>().ShouldBe("rate(2 hours)");
        schedule["StartDate"].ShouldNotBeNull();
        server.Schedules.Find("shop", "hourly")!.Settings["StartDate"]!.GetValue<double>().ShouldBe(1893456000, "seconds since 1970 of the day given");
        schedule.ContainsKey("Description").ShouldBeFalse();
        server.Records.ShouldBeClean();
    }
}
