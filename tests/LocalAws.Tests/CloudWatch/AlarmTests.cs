using System.Text.Json.Nodes;
using LocalAws.Clock;
using LocalAws.CloudWatch;
using LocalAws.Tests.Kit;
using LocalAws.Wire;

namespace LocalAws.Tests.CloudWatch;

public sealed class AlarmTests : IAsyncLifetime
{
    private readonly ManualClock _clock = (ManualClock)WorldClock.Manual();
    private LocalAwsServer _server = null!;
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await LocalAwsServer.StartAsync(new LocalWorld { Clock = _clock });
        _client = new RawClient(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Goes_off_when_enough_datapoints_breach_and_is_quiet_again_when_they_do_not()
    {
        await AlarmAsync("errors", """, "EvaluationPeriods": 3, "DatapointsToAlarm": 2""");
        (await StateAsync("errors")).ShouldBe("INSUFFICIENT_DATA");

        await ErrorsAsync(9);
        (await StateAsync("errors")).ShouldBe("OK", "one of two");
        _clock.Advance(TimeSpan.FromMinutes(1));
        await ErrorsAsync(9);
        (await StateAsync("errors")).ShouldBe("ALARM");
        _server.Alarms.IsInAlarm("errors").ShouldBeTrue();

        _clock.Advance(TimeSpan.FromMinutes(2));
        await ErrorsAsync(0);
        (await StateAsync("errors")).ShouldBe("OK");
        _server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("missing", "INSUFFICIENT_DATA")]
    [InlineData("ignore", "ALARM")]
    [InlineData("breaching", "ALARM")]
    [InlineData("notBreaching", "OK")]
    public async Task Missing_data_counts_as_it_was_said(string treatment, string state)
    {
        await AlarmAsync("errors", $$""", "TreatMissingData": "{{treatment}}" """);
        await ErrorsAsync(9);
        (await StateAsync("errors")).ShouldBe("ALARM");

        _clock.Advance(TimeSpan.FromMinutes(10));

        (await StateAsync("errors")).ShouldBe(state);
    }

    [Fact]
    public async Task A_state_that_was_set_stays_until_the_metric_says_something()
    {
        await AlarmAsync("errors");
        await CallAsync("SetAlarmState", """{"AlarmName":"errors","StateValue":"ALARM","StateReason":"drill"}""");
        _clock.Advance(TimeSpan.FromHours(1));
        (await StateAsync("errors")).ShouldBe("ALARM");

        await ErrorsAsync(1);

        (await StateAsync("errors")).ShouldBe("OK");
    }

    [Fact]
    public async Task A_composite_alarm_follows_its_children()
    {
        await AlarmAsync("a");
        await AlarmAsync("b");
        await CallAsync("PutCompositeAlarm", """{"AlarmName":"both","AlarmRule":"ALARM(a) AND NOT OK(\"b\")"}""");
        (await StateAsync("both")).ShouldBe("OK");

        await SetAsync("a", "ALARM");
        (await StateAsync("both")).ShouldBe("ALARM", "b is neither in alarm nor well");
        await SetAsync("both", "OK");
        (await StateAsync("both")).ShouldBe("OK", "a state that was set stays until a child changes");
        await SetAsync("b", "ALARM");
        (await StateAsync("both")).ShouldBe("ALARM");
        await SetAsync("b", "OK");
        (await StateAsync("both")).ShouldBe("OK");
        _server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("ALARM(a)", true)]
    [InlineData("OK(a) OR ALARM(a) AND OK(b)", true)]
    [InlineData("(OK(a) OR ALARM(a)) AND OK(a)", false)]
    [InlineData("NOT (ALARM(a) OR ALARM(b))", false)]
    [InlineData("NOT ALARM(b) AND TRUE", true)]
    [InlineData("INSUFFICIENT_DATA(c) AND NOT FALSE", true)]
    [InlineData("ALARM(\"arn:aws:cloudwatch:eu-central-1:123456789012:alarm:a\")", true)]
    [InlineData("OK('b')", true)]
    public void A_rule_is_read_as_AWS_reads_it(string rule, bool holds)
    {
        var states = new Dictionary<string, string> { ["a"] = "ALARM", ["b"] = "OK", ["c"] = "INSUFFICIENT_DATA" };
        new AlarmRule(rule).Holds(name => states[name]).ShouldBe(holds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("ALARM(a) AND")]
    [InlineData("ALARM(a) ALARM(b)")]
    [InlineData("(ALARM(a)")]
    [InlineData("ALARM(")]
    [InlineData("ALARM(a))")]
    [InlineData("AT_LEAST(1, ALARM, (a, b))")]
    public void A_rule_that_cannot_be_read_is_refused(string rule) =>
        Should.Throw<ApiError>(() => new AlarmRule(rule)).Code.ShouldBe("ValidationError");

    [Fact]
    public async Task Shows_metric_alarms_only_unless_asked_for_more_and_pages()
    {
        foreach (var name in (string[])["a", "b", "c", "d"])
            await AlarmAsync(name);
        await CallAsync("PutCompositeAlarm", """{"AlarmName":"all","AlarmRule":"ALARM(a)"}""");
        await SetAsync("b", "ALARM");

        var first = (await CallAsync("DescribeAlarms", "{}")).Json;
        var second = (await CallAsync("DescribeAlarms", new JsonObject { ["NextToken"] = first["NextToken"]!.DeepClone() }.ToJsonString())).Json;

        Names(first, "MetricAlarms").Concat(Names(second, "MetricAlarms")).ShouldBe(["a", "b", "c", "d"]);
        first["CompositeAlarms"]!.AsArray().ShouldBeEmpty();
        Names((await CallAsync("DescribeAlarms", """{"AlarmTypes":["CompositeAlarm"]}""")).Json, "CompositeAlarms").ShouldBe(["all"]);
        Names((await CallAsync("DescribeAlarms", """{"StateValue":"ALARM"}""")).Json, "MetricAlarms").ShouldBe(["b"]);
        Names((await CallAsync("DescribeAlarms", """{"AlarmNamePrefix":"c"}""")).Json, "MetricAlarms").ShouldBe(["c"]);
        _server.Records.Actions().ShouldBe(["cloudwatch:DescribeAlarms", "cloudwatch:PutCompositeAlarm", "cloudwatch:PutMetricAlarm", "cloudwatch:SetAlarmState"]);
        _server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("SetAlarmState", """{"AlarmName":"none","StateValue":"OK","StateReason":""}""", 404, "ResourceNotFound", "ResourceNotFound;Sender")]
    [InlineData("SetAlarmState", """{"AlarmName":"a","StateValue":"OK","StateReason":"","StateReasonData":"{"}""", 400, "InvalidFormatFault", "InvalidFormat;Sender")]
    [InlineData("PutCompositeAlarm", """{"AlarmName":"x","AlarmRule":"ALARM(none)"}""", 400, "ValidationError", "ValidationError;Sender")]
    [InlineData("PutCompositeAlarm", """{"AlarmName":"a","AlarmRule":"ALARM(a)"}""", 400, "ValidationError", "ValidationError;Sender")]
    [InlineData("PutMetricAlarm", """{"AlarmName":"x","EvaluationPeriods":1,"ComparisonOperator":"GreaterThanThreshold"}""", 400, "ValidationError", "ValidationError;Sender")]
    [InlineData("PutMetricData", """{"Namespace":"AWS/ECS","MetricData":[{"MetricName":"x","Value":1}]}""", 400, "InvalidParameterValueException", "InvalidParameterValue;Sender")]
    [InlineData("PutMetricData", """{"Namespace":"Shop","MetricData":[{"MetricName":"x"}]}""", 400, "InvalidParameterCombinationException", "InvalidParameterCombination;Sender")]
    [InlineData("DescribeAlarms", """{"NextToken":"never-given"}""", 400, "InvalidNextToken", "InvalidNextToken;Sender")]
    [InlineData("DescribeAlarms", """{"Names":["a"]}""", 400, "ValidationException", "ValidationException;Sender")]
    public async Task Refuses_with_the_codes_of_both_protocols(string operation, string body, int status, string code, string queryError)
    {
        await AlarmAsync("a");

        var answer = await CallAsync(operation, body);

        (answer.Status, answer.Code, answer.QueryError).ShouldBe((status, code, queryError));
    }

    [Fact]
    public async Task Speaks_the_query_protocol_with_older_clients()
    {
        await AlarmAsync("a");
        var metric = "MetricData.member.1.MetricName=a&MetricData.member.1.Value=7.5&MetricData.member.1.Timestamp=2025-01-01T00%3A00%3A00Z";
        (await FormAsync($"Action=PutMetricData&Namespace=Shop&{metric}")).Status.ShouldBe(200);

        var answer = await FormAsync("Action=DescribeAlarms&AlarmNames.member.1=a");

        (answer.Xml("AlarmName"), answer.Xml("Threshold")).ShouldBe(("a", "5"));
        (await FormAsync("Action=SetAlarmState&AlarmName=none&StateValue=OK&StateReason=x")).Code.ShouldBe("ResourceNotFound");
        _server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Refuses_the_binary_protocol_by_name()
    {
        var request = SignedRequest.Rest(_server, "monitoring", "POST", "/service/GraniteServiceVersion20100801/operation/DescribeAlarms", "", "");
        request.Headers["smithy-protocol"] = "rpc-v2-cbor";

        (await _client.SendAsync(request.Sign())).Message.ShouldContain("rpc-v2-cbor, which is not spoken here");
        _server.Records.Defects().Single().ShouldContain("unknown operation");
    }

    [Fact]
    public async Task A_deployment_sees_the_states_of_alarms_and_of_switches()
    {
        await AlarmAsync("a");
        _server.Ecs.World.Alarms.IsInAlarm("a").ShouldBeFalse();
        await SetAsync("a", "ALARM");
        _server.Ecs.World.Alarms.IsInAlarm("a").ShouldBeTrue();

        _server.Ecs.World.Alarms.IsInAlarm("b").ShouldBeFalse();
        _server.AlarmSwitches.Set("b", inAlarm: true);
        _server.Ecs.World.Alarms.IsInAlarm("b").ShouldBeTrue();
    }

    [Fact]
    public async Task Begins_with_the_alarms_of_the_world()
    {
        await using var server = await LocalAwsServer.StartAsync(WorldFile.Parse(
            """
            alarms:
              - { AlarmName: errors, Namespace: Shop, MetricName: Errors, Statistic: Sum, Period: 60, EvaluationPeriods: 1, Threshold: 5, ComparisonOperator: GreaterThanThreshold, StateValue: ALARM }
              - { AlarmName: all, AlarmRule: ALARM(errors) }
            """,
            "/"));
        server.Alarms.All.Select(alarm => (alarm.Name, alarm.State)).ShouldBe([("all", "ALARM"), ("errors", "ALARM")]);
    }

    private Task<RawAnswer> AlarmAsync(string name, string more = "") => CallAsync("PutMetricAlarm", $$"""
        {"AlarmName": "{{name}}", "Namespace": "Shop", "MetricName": "Errors", "Statistic": "Sum", "Period": 60, "Threshold": 5,
         "ComparisonOperator": "GreaterThanThreshold" {{(more.Contains("EvaluationPeriods") ? "" : ", \"EvaluationPeriods\": 1")}} {{more}}}
        """);

    private Task<RawAnswer> ErrorsAsync(int count) =>
        CallAsync("PutMetricData", $$"""{"Namespace":"Shop","MetricData":[{"MetricName":"Errors","Value":{{count}}}]}""");

    private Task<RawAnswer> SetAsync(string name, string state) =>
        CallAsync("SetAlarmState", $$"""{"AlarmName":"{{name}}","StateValue":"{{state}}","StateReason":"test"}""");

    private async Task<string> StateAsync(string name)
    {
        var answer = (await CallAsync("DescribeAlarms", $$"""{"AlarmNames":["{{name}}"],"AlarmTypes":["MetricAlarm","CompositeAlarm"]}""")).Json;
        var alarm = answer["MetricAlarms"]!.AsArray().Concat(answer["CompositeAlarms"]!.AsArray()).ShouldHaveSingleItem()!;
        return alarm["StateValue"]!.GetValue<string>();
    }

    private Task<RawAnswer> CallAsync(string operation, string body)
    {
        var request = SignedRequest.Json(_server, "monitoring", $"GraniteServiceVersion20100801.{operation}", body);
        request.Headers["content-type"] = "application/x-amz-json-1.0";
        request.Headers["x-amzn-query-mode"] = "true";
        return _client.SendAsync(request.Sign());
    }

    private Task<RawAnswer> FormAsync(string form) => _client.FormAsync("monitoring", $"{form}&Version=2010-08-01");

    private static IEnumerable<string> Names(JsonObject answer, string kind) => answer[kind]!.AsArray().Select(alarm => alarm!["AlarmName"]!.GetValue<string>());
}
