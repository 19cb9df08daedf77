using LocalAws.Tests.Kit;

namespace LocalAws.Tests;

/// <summary>The real command line on rules and targets.</summary>
public sealed class AwsCliEventsTests
{
    [Fact]
    public async Task Puts_and_reads_a_rule_with_its_target()
    {
        AwsCli.Require();
        await using var server = await LocalAwsServer.StartAsync();
        var aws = new AwsCli(server);

        await aws.RunAsync("events", "put-rule", "--name", "nightly", "--schedule-expression", "cron(0 3 * * ? *)", "--state", "DISABLED");
        var put = await aws.RunAsync(
            "events", "put-targets", "--rule", "nightly", "--targets",
            """
            [{"Id": "job", "Arn": "arn:aws:ecs:eu-central-1:123456789012:cluster/shop", "RoleArn": "arn:aws:iam::123456789012:role/events",
              "EcsParameters": {"TaskDefinitionArn": "arn:aws:ecs:eu-central-1:123456789012:task-definition/job:1", "TaskCount": 1}}]
            """);

        put["FailedEntryCount"]!.GetValue<int>().ShouldBe(0);
        (await aws.RunAsync("events", "describe-rule", "--name", "nightly"))["State"]!.GetValue<string>().ShouldBe("DISABLED");
        var targets = await aws.RunAsync("events", "list-targets-by-rule", "--rule", "nightly");
        targets["Targets"]![0]!["EcsParameters"]!["TaskCount"]!.GetValue<int>().ShouldBe(1);
        (await aws.RunAsync("events", "list-rules"))["Rules"]!.AsArray().Count.ShouldBe(1);
        await aws.RunAsync("events", "remove-targets", "--rule", "nightly", "--ids", "job");
        server.Records.Actions().ShouldContain("iam:PassRole");
        server.Records.ShouldBeClean();
    }
}
