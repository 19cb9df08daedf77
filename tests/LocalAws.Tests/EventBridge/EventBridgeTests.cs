using System.Text.Json.Nodes;
using LocalAws.Tests.Kit;

namespace LocalAws.Tests.EventBridge;

public sealed class EventBridgeTests : IAsyncLifetime
{
    private const string Target = """{"Id":"a","Arn":"arn:aws:lambda:eu-central-1:123456789012:function:f","Input":"{}"}""";

    private LocalAwsServer _server = null!;
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await LocalAwsServer.StartAsync(WorldFile.Parse(
            """
            rules:
              - { Name: nightly, ScheduleExpression: cron(0 3 * * ? *), Description: cleans up, Targets: [{ Id: a, Arn: "arn:aws:sqs:eu-central-1:123456789012:q" }] }
              - { Name: scaling, ScheduleExpression: rate(1 hour), ManagedBy: autoscaling.amazonaws.com }
              - { Name: orders, EventPattern: '{"source":["shop"]}', EventBusName: shop }
            failingTargets: { broken: InternalException }
            """,
            "/"));
        _client = new RawClient(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Begins_with_the_rules_of_the_world()
    {
        var rule = (await CallAsync("DescribeRule", """{"Name":"nightly"}""")).Json;
        rule["State"]!.GetValue<string>().ShouldBe("ENABLED");
        rule["Arn"]!.GetValue<string>().ShouldBe("arn:aws:events:eu-central-1:123456789012:rule/nightly");
        var other = (await CallAsync("DescribeRule", """{"Name":"orders","EventBusName":"arn:aws:events:eu-central-1:123456789012:event-bus/shop"}""")).Json;
        other["Arn"]!.GetValue<string>().ShouldBe("arn:aws:events:eu-central-1:123456789012:rule/shop/orders");
        (await CallAsync("ListTargetsByRule", """{"Rule":"nightly"}""")).Json["Targets"]!.AsArray().Count.ShouldBe(1);
        _server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_member_that_is_not_given_again_is_reset()
    {
        await CallAsync("PutRule", """{"Name":"nightly","ScheduleExpression":"rate(2 hours)"}""");

        var rule = (await CallAsync("DescribeRule", """{"Name":"nightly"}""")).Json;

        rule["ScheduleExpression"]!.GetValue<string>().ShouldBe("rate(2 hours)");
        rule.ContainsKey("Description").ShouldBeFalse();
        (await CallAsync("ListTargetsByRule", """{"Rule":"nightly"}""")).Json["Targets"]!.AsArray().Count.ShouldBe(1, "targets stay");
    }

    [Fact]
    public async Task Replaces_a_target_as_a_whole()
    {
        await CallAsync("PutTargets", $$"""{"Rule":"nightly","Targets":[{{Target}}]}""");
        await CallAsync("PutTargets", """{"Rule":"nightly","Targets":[{"Id":"a","Arn":"arn:aws:sqs:eu-central-1:123456789012:other"}]}""");

        var targets = (await CallAsync("ListTargetsByRule", """{"Rule":"nightly"}""")).Json["Targets"]!;

        targets.ToJsonString().ShouldBe("""[{"Id":"a","Arn":"arn:aws:sqs:eu-central-1:123456789012:other"}]""");
        _server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Answers_a_scripted_failure_as_a_failed_entry_and_does_the_rest()
    {
        var answer = (await CallAsync("PutTargets", """{"Rule":"nightly","Targets":[{"Id":"broken","Arn":"x"},{"Id":"b","Arn":"y"}]}""")).Json;

        answer["FailedEntryCount"]!.GetValue<int>().ShouldBe(1);
        answer["FailedEntries"]![0]!["ErrorCode"]!.GetValue<string>().ShouldBe("InternalException");
        var ids = (await CallAsync("ListTargetsByRule", """{"Rule":"nightly"}""")).Json["Targets"]!.AsArray().Select(one => one!["Id"]!.GetValue<string>());
        ids.ShouldBe(["a", "b"]);
        (await CallAsync("RemoveTargets", """{"Rule":"nightly","Ids":["b","none"]}""")).Json["FailedEntryCount"]!.GetValue<int>().ShouldBe(0);
        (await CallAsync("ListTargetsByRule", """{"Rule":"nightly"}""")).Json["Targets"]!.AsArray().Count.ShouldBe(1);
        _server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("PutTargets", $$"""{"Rule":"scaling","Targets":[{{Target}}]}""", "ManagedRuleException")]
    [InlineData("RemoveTargets", """{"Rule":"scaling","Ids":["a"]}""", "ManagedRuleException")]
    [InlineData("PutRule", """{"Name":"scaling","ScheduleExpression":"rate(1 day)"}""", "ManagedRuleException")]
    [InlineData("PutTargets", $$"""{"Rule":"none","Targets":[{{Target}}]}""", "ResourceNotFoundException")]
    [InlineData("DescribeRule", """{"Name":"nightly","EventBusName":"shop"}""", "ResourceNotFoundException")]
    [InlineData("ListRules", """{"EventBusName":"none"}""", "ResourceNotFoundException")]
    [InlineData("PutRule", """{"Name":"x"}""", "ValidationException")]
    [InlineData("PutRule", """{"Name":"x","ScheduleExpression":"every day"}""", "ValidationException")]
    [InlineData("PutRule", """{"Name":"x","ScheduleExpression":"rate(1 day)","EventBusName":"shop"}""", "ValidationException")]
    [InlineData("PutRule", """{"Name":"x","EventPattern":"[]"}""", "InvalidEventPatternException")]
    [InlineData("PutTargets", """{"Rule":"nightly","Targets":[{"Id":"1","Arn":"x"},{"Id":"2","Arn":"x"},{"Id":"3","Arn":"x"},{"Id":"4","Arn":"x"},{"Id":"5","Arn":"x"}]}""", "LimitExceededException")]
    [InlineData("PutTargets", """{"Rule":"nightly","Targets":[{"Id":"1","Arn":"x","EcsParameters":{"TaskDefinition":"y"}}]}""", "ValidationException")]
    public async Task Refuses(string operation, string body, string code)
    {
        var answer = await CallAsync(operation, body);

        (answer.Status, answer.Code).ShouldBe((400, code));
        (await CallAsync("ListTargetsByRule", """{"Rule":"nightly"}""")).Json["Targets"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Lists_in_pages_and_by_prefix()
    {
        for (var i = 0; i < 4; i++)
            await CallAsync("PutRule", $$"""{"Name":"r{{i}}","ScheduleExpression":"rate(1 day)"}""");

        var first = (await CallAsync("ListRules", """{"NamePrefix":"r"}""")).Json;
        var second = (await CallAsync("ListRules", new JsonObject { ["NamePrefix"] = "r", ["NextToken"] = first["NextToken"]!.DeepClone() }.ToJsonString())).Json;

        first["Rules"]!.AsArray().Count.ShouldBe(3);
        second["Rules"]!.AsArray().Single()!["Name"]!.GetValue<string>().ShouldBe("r3");
        (await CallAsync("ListRules", """{"NextToken":"never-given"}""")).Code.ShouldBe("ValidationException");
    }

    [Fact]
    public async Task A_rule_of_the_world_must_be_one_of_the_model()
    {
        var world = WorldFile.Parse("rules: [{ Name: x, Schedule: rate(1 day) }]", "/");
        var refused = await Should.ThrowAsync<InvalidOperationException>(() => LocalAwsServer.StartAsync(world));
        refused.Message.ShouldContain("PutRule request breaks the model: Schedule");
    }

    private Task<RawAnswer> CallAsync(string operation, string body) => _client.JsonAsync("events", $"AWSEvents.{operation}", body);
}
