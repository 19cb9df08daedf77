using LocalAws.CloudWatch;
using LocalAws.Faults;

namespace Actions.Aws.Tests;

public class CloudWatchTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task Reads_the_states_of_both_kinds_of_alarms()
    {
        await using var local = await Local.StartAsync();

        var answer = await local.Session.CloudWatch.DescribeAlarmsAsync(["errors", "latency", "all", "none"], Never);

        answer.MetricAlarms.Select(alarm => (alarm.AlarmName, alarm.StateValue)).ShouldBe([("errors", "OK"), ("latency", "ALARM")]);
        answer.CompositeAlarms.Select(alarm => (alarm.AlarmName, alarm.StateValue)).ShouldBe([("all", "ALARM")]);
        answer.All.Select(alarm => alarm.AlarmName).ShouldNotContain("none", "an alarm that does not exist is absent");
        var alarm = answer.MetricAlarms[1];
        alarm.AlarmArn.ShouldBe("arn:aws:cloudwatch:eu-central-1:123456789012:alarm:latency");
        alarm.StateReason.ShouldBe("state of the world");
        alarm.StateUpdatedTimestamp!.Value.ShouldBeInRange(DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
        local.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Asks_for_many_alarms_in_batches_and_pages()
    {
        await using var local = await Local.StartAsync();
        var names = Enumerable.Range(0, 104).Select(i => $"a{i:000}").ToList();
        foreach (var name in names)
            local.Server.Alarms.Put(name, new() { ["MetricName"] = name, ["Namespace"] = "Shop" });

        (await local.Session.CloudWatch.DescribeAlarmsAsync(names, Never)).All.Select(alarm => alarm.AlarmName).ShouldBe(names);

        local.Server.Records.Count("cloudwatch:DescribeAlarms").ShouldBe(34 + 2, "a hundred and then four, in pages of three");
        (await local.Session.CloudWatch.DescribeAlarmsAsync([], Never)).All.ShouldBeEmpty();
        local.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Reads_metrics_and_expressions()
    {
        await using var local = await Local.StartAsync();
        var minute = MetricStore.BeginOf(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
        foreach (var (name, value, ago) in new[] { ("Errors", 1.0, 0), ("Errors", 2.0, 0), ("Errors", 4.5, 1), ("Requests", 30.0, 0), ("Requests", 90.0, 1) })
            local.Server.Alarms.AddSample(new MetricKey("Shop", name, "Service=api"), Sample.Of(minute.AddMinutes(-ago), value));

        var results = await local.Session.CloudWatch.GetMetricDataAsync(
            new()
            {
                MetricDataQueries = [Query("errors", "Errors"), Query("requests", "Requests", isShown: false), new() { Id = "rate", Expression = "100 * errors / requests" }],
                StartTime = minute.AddMinutes(-5), EndTime = minute.AddMinutes(1), ScanBy = "TimestampAscending",
            },
            Never);

        results.Select(result => (result.Id, result.StatusCode)).ShouldBe([("errors", "Complete"), ("rate", "Complete")]);
        results[0].Timestamps.ShouldBe([minute.AddMinutes(-1), minute]);
        results[0].Values.ShouldBe([4.5, 3]);
        results[1].Values.ShouldBe([5, 10]);
        local.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Puts_the_pages_of_one_result_together()
    {
        await using var session = await Session.StartAsync();
        session.Aws.Answer = (context, request) => FakeAws.JsonAsync(context, 200, request.Json["NextToken"] is null
            ? """{"MetricDataResults":[{"Id":"m1","Timestamps":[1735689660],"Values":[2],"StatusCode":"PartialData"}],"NextToken":"t"}"""
            : """{"MetricDataResults":[{"Id":"m1","Timestamps":["2025-01-01T00:00:00Z"],"Values":[1.5],"StatusCode":"Complete"}]}""");

        var result = (await session.Value.CloudWatch.GetMetricDataAsync(
            new() { MetricDataQueries = [Query("m1", "Errors")], StartTime = DateTimeOffset.UnixEpoch, EndTime = DateTimeOffset.UtcNow }, Never)).ShouldHaveSingleItem();

        result.StatusCode.ShouldBe("Complete");
        result.Values.ShouldBe([2, 1.5]);
        result.Timestamps.ShouldBe([DateTimeOffset.FromUnixTimeSeconds(1735689660), DateTimeOffset.FromUnixTimeSeconds(1735689600)]);
        var request = session.Aws.ServiceRequests[0];
        request.Headers["Content-Type"].ShouldBe("application/x-amz-json-1.0");
        request.Headers["X-Amz-Target"].ShouldBe("GraniteServiceVersion20100801.GetMetricData");
        request.Headers["x-amzn-query-mode"].ShouldBe("true");
        request.Json["StartTime"]!.GetValue<double>().ShouldBe(0);
    }

    [Fact]
    public async Task The_code_of_the_query_protocol_goes_before_that_of_the_body()
    {
        await using var session = await Session.StartAsync();
        session.Aws.Answer = (context, _) => FakeAws.JsonAsync(
            context, 400, """{"__type":"com.amazonaws.cloudwatch#InvalidParameterValueException","message":"no"}""", ("x-amzn-query-error", "InvalidParameterValue;Sender"));

        var error = await Should.ThrowAsync<AwsException>(() => session.Value.CloudWatch.DescribeAlarmsAsync(["x"], Never));

        error.Code.ShouldBe("InvalidParameterValue");
        error.Message.ShouldContain("cloudwatch:DescribeAlarms failed for alarms x");
        error.Remedy!.ShouldContain("correct what the message names");
    }

    [Fact]
    public async Task A_refused_expression_names_it()
    {
        await using var local = await Local.StartAsync();
        var refused = await Should.ThrowAsync<AwsException>(() => local.Session.CloudWatch.GetMetricDataAsync(
            new()
            {
                MetricDataQueries = [new() { Id = "e", Expression = "ANOMALY_DETECTION_BAND(m1)" }],
                StartTime = DateTimeOffset.UnixEpoch, EndTime = DateTimeOffset.UtcNow,
            },
            Never));
        refused.Code.ShouldBe("ValidationError");
        refused.Message.ShouldContain("ANOMALY_DETECTION_BAND(m1)");
    }

    [Theory]
    [InlineData(FaultKind.Throttle)]
    [InlineData(FaultKind.Error503)]
    public async Task Reads_again_after_trouble(FaultKind kind)
    {
        await using var local = await Local.StartAsync(new FaultRule(kind) { Service = "cloudwatch", First = 2 });
        (await local.Session.CloudWatch.DescribeAlarmsAsync(["errors"], Never)).All.Count().ShouldBe(1);
        local.Server.Records.Count("cloudwatch:*").ShouldBe(3);
    }

    private static MetricDataQuery Query(string id, string metric, bool isShown = true) => new()
    {
        Id = id,
        ReturnData = isShown,
        MetricStat = new() { Metric = new() { Namespace = "Shop", MetricName = metric, Dimensions = [new("Service", "api")] }, Period = 60, Stat = "Sum" },
    };
}
