using System.Text.Json.Nodes;
using LocalAws.Tests.Kit;

namespace LocalAws.Tests.Scheduler;

/// <summary>Schedules, over the first protocol here in which path and query say something.</summary>
public sealed class SchedulerTests : IAsyncLifetime
{
    private const string Target = """{"Arn":"arn:aws:lambda:eu-central-1:123456789012:function:f","RoleArn":"arn:aws:iam::123456789012:role/run"}""";
    private const string Smallest = $$"""{"ScheduleExpression":"rate(1 hour)","FlexibleTimeWindow":{"Mode":"OFF"},"Target":{{Target}}}""";

    private LocalAwsServer _server = null!;
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await LocalAwsServer.StartAsync(WorldFile.Parse(
            $$"""
            schedules:
              - { Name: a, Description: cleans up, ScheduleExpression: cron(0 3 * * ? *), ScheduleExpressionTimezone: Europe/Berlin, FlexibleTimeWindow: { Mode: "OFF" }, Target: {{Target}} }
              - { Name: b, State: DISABLED, ScheduleExpression: rate(1 hour), FlexibleTimeWindow: { Mode: "OFF" }, Target: {{Target}} }
              - { Name: c, ScheduleExpression: rate(1 hour), FlexibleTimeWindow: { Mode: "OFF" }, Target: {{Target}} }
              - { Name: a, GroupName: shop, ScheduleExpression: rate(1 hour), FlexibleTimeWindow: { Mode: "OFF" }, Target: {{Target}} }
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
    public async Task A_member_that_is_not_given_again_is_reset()
    {
        await _client.RestAsync("scheduler", "PUT", "/schedules/a", body: Smallest);

        var schedule = (await _client.RestAsync("scheduler", "GET", "/schedules/a")).Json;

        schedule.ContainsKey("Description").ShouldBeFalse();
        Text(schedule, "ScheduleExpressionTimezone").ShouldBe("UTC");
        Text(schedule, "ScheduleExpression").ShouldBe("rate(1 hour)");
        _server.Records.Actions().ShouldBe(["iam:PassRole", "scheduler:GetSchedule", "scheduler:UpdateSchedule"]);
        _server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task The_query_names_the_group()
    {
        var other = (await _client.RestAsync("scheduler", "GET", "/schedules/a", "groupName=shop")).Json;

        Text(other, "Arn").ShouldBe("arn:aws:scheduler:eu-central-1:123456789012:schedule/shop/a");
        (await _client.RestAsync("scheduler", "GET", "/schedules/b", "groupName=shop")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Lists_in_pages_and_by_state()
    {
        var first = (await _client.RestAsync("scheduler", "GET", "/schedules")).Json;
        var second = (await _client.RestAsync("scheduler", "GET", "/schedules", $"NextToken={Uri.EscapeDataString(Text(first, "NextToken"))}")).Json;

        Names(first).Concat(Names(second)).ShouldBe(["default/a", "default/b", "default/c", "shop/a"]);
        Names((await _client.RestAsync("scheduler", "GET", "/schedules", "State=DISABLED")).Json).ShouldBe(["default/b"]);
        Names((await _client.RestAsync("scheduler", "GET", "/schedules", "MaxResults=1&NamePrefix=c")).Json).ShouldBe(["default/c"]);
        _server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("GET", "/schedules/none", "", "", 404, "ResourceNotFoundException")]
    [InlineData("PUT", "/schedules/none", "", Smallest, 404, "ResourceNotFoundException")]
    [InlineData("PUT", "/schedules/a", "", """{"ScheduleExpression":"rate(1 hour)"}""", 400, "ValidationException")]
    [InlineData("PUT", "/schedules/a", "", $$"""{"ScheduleExpression":"daily","FlexibleTimeWindow":{"Mode":"OFF"},"Target":{{Target}}}""", 400, "ValidationException")]
    [InlineData("PUT", "/schedules/a", "", $$"""{"ScheduleExpression":"rate(1 hour)","FlexibleTimeWindow":{"Mode":"FLEXIBLE"},"Target":{{Target}}}""", 400, "ValidationException")]
    [InlineData("PUT", "/schedules/a", "", "[]", 400, "SerializationException")]
    [InlineData("PUT", "/schedules/a", "", "{", 400, "SerializationException")]
    [InlineData("GET", "/schedules", "group=x", "", 400, "ValidationException")]
    [InlineData("GET", "/schedules", "NextToken=never-given", "", 400, "ValidationException")]
    [InlineData("POST", "/schedules", "", "{}", 404, "UnknownOperationException")]
    [InlineData("GET", "/schedules/a/b", "", "", 404, "UnknownOperationException")]
    public async Task Refuses(string method, string path, string query, string body, int status, string code)
    {
        var answer = await _client.RestAsync("scheduler", method, path, query, body);

        (answer.Status, answer.Code).ShouldBe((status, code));
        answer.Message.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Refuses_a_path_that_was_not_signed()
    {
        var request = SignedRequest.Rest(_server, "scheduler", "GET", "/schedules/a", "", "").Sign();
        request.Path = "/schedules/b";

        var answer = await _client.SendAsync(request);

        (answer.Status, answer.Code).ShouldBe((403, "InvalidSignatureException"));
    }

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();

    private static IEnumerable<string> Names(JsonObject page) =>
        page["Schedules"]!.AsArray().Select(one => $"{Text(one!, "GroupName")}/{Text(one!, "Name")}");
}
