using System.Text.Json.Nodes;
using System.Xml.Linq;
using HealthCheck.Tests.Support;
using LocalAws;
using LocalAws.Faults;
using Testing;
using Testing.Http;

namespace HealthCheck.Tests;

/// <summary>The input <c>alarms</c> against the CloudWatch of the local AWS.</summary>
public sealed class AlarmTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    private static async Task<LocalAwsServer> StartAsync()
    {
        var aws = await LocalAwsServer.StartAsync(new LocalWorld());
        foreach (var name in new[] { "errors", "latency" })
        {
            aws.Alarms.Put(name, new JsonObject { ["MetricName"] = "5xx", ["Namespace"] = "shop", ["Threshold"] = 5, ["ComparisonOperator"] = "GreaterThanThreshold", ["EvaluationPeriods"] = 1, ["Period"] = 60, ["Statistic"] = "Sum" });
            aws.Alarms.SetState(name, "OK", "few of them");
        }

        aws.Alarms.Put("shop", new JsonObject { ["AlarmRule"] = "ALARM(errors) OR ALARM(latency)" });
        return aws;
    }

    private static ActionRun Run(LocalAwsServer aws, params string[] alarms) => With(aws, new ActionRun(), alarms);

    private static ActionRun Run(LocalAwsServer aws, RawServer server, params string[] alarms) => With(aws, HealthCheckRun.For(server.Url), alarms);

    private static ActionRun With(LocalAwsServer aws, ActionRun run, string[] alarms)
    {
        foreach (var (name, value) in aws.Environment) run.Variables[name] = value;
        return run.Input("alarms", string.Join('\n', alarms));
    }

    private static RawServer Healthy(Action? asked = null) => RawServer.Start(_ =>
    {
        asked?.Invoke();
        return RawServer.Response(200, "ok");
    });

    private static int Looks(LocalAwsServer aws) => aws.Records.All.Count(record => record.Operation == "DescribeAlarms");

    [Fact]
    public async Task Alarms_alone_are_a_check()
    {
        await using var aws = await StartAsync();
        aws.Alarms.SetState("latency", "INSUFFICIENT_DATA", "nobody came");
        using var run = Run(aws, "errors", "latency", "errors", "shop");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("healthy");
        (run.Outputs["healthy-count"], run.Outputs["failed-count"], run.Outputs["attempts"]).ShouldBe(("3", "0", "0"));
        run.Log.ShouldContain("alarm latency: INSUFFICIENT_DATA");
        run.Summary.ShouldContain("| `errors` | ✅ healthy | OK |  |");
        aws.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("errors")]
    [InlineData("shop")]
    public async Task One_in_alarm_fails_and_nothing_is_requested(string ringing)
    {
        await using var aws = await StartAsync();
        await using var server = Healthy();
        aws.Alarms.SetState("errors", "ALARM", "9 errors a minute");
        using var run = Run(aws, server, "latency", ringing);

        await run.CheckAsync();

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("unhealthy");
        run.Outputs["reason"].ShouldStartWith("alarm: is in ALARM already: ");
        run.Outputs["reason"].ShouldEndWith($" [{ringing}]");
        (run.Outputs["healthy-count"], run.Outputs["failed-count"]).ShouldBe(("1", "1"));
        run.Log.ShouldContain($"::error title=Unhealthy::The alarm '{ringing}' is in ALARM already: ");
        run.Summary.ShouldContain($"| `{ringing}` | ❌ unhealthy | ALARM | is in ALARM already: ");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_a_wrong_input()
    {
        await using var aws = await StartAsync();
        await using var server = Healthy();
        using var run = Run(aws, server, "errors", "eror", "none");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(2, run.Log);
        run.Outputs["result"].ShouldBe("error");
        run.Log.ShouldContain("Input 'alarms': there is no alarm 'eror'. Check its name, region and account.");
        run.Log.ShouldContain("Input 'alarms': there is no alarm 'none'.");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_goes_off_while_the_addresses_are_waited_for_fails()
    {
        await using var aws = await StartAsync();
        await using var server = Healthy(() => aws.Alarms.SetState("errors", "ALARM", "9 errors a minute"));
        using var run = Run(aws, server, "errors");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["reason"].ShouldBe("alarm: went into ALARM: 9 errors a minute [errors]");
    }

    [Fact]
    public async Task One_that_goes_off_during_the_soak_ends_it()
    {
        await using var aws = await StartAsync();
        var asked = 0;
        await using var server = Healthy(() =>
        {
            if (Interlocked.Increment(ref asked) == 3) aws.Alarms.SetState("errors", "ALARM", "9 errors a minute");
        });
        using var run = Run(aws, server, "errors", "shop").Input("soak-duration", "1h").Input("soak-interval", "100ms").Input("max-consecutive-failures", "1000")
            .Input("report-file", "health.json").Input("junit-file", "health.xml");

        await run.CheckAsync().WaitAsync(Long, TestContext.Current.CancellationToken);

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("unhealthy");
        run.Outputs["reason"].ShouldBe("alarm: went into ALARM: 9 errors a minute [errors]");
        run.Log.ShouldNotContain("The soak could not tell");
        run.Summary.ShouldContain("Soak: a request every 100 ms");
        run.Summary.ShouldContain("| `shop` | ❌ unhealthy | ALARM | went into ALARM: ");
        var report = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(run.Workspace, "health.json"), TestContext.Current.CancellationToken))!;
        report["alarms"]![0]!.ToJsonString().ShouldBe("""{"name":"errors","verdict":"unhealthy","state":"ALARM","reason":"went into ALARM: 9 errors a minute"}""");
        var suite = XDocument.Load(Path.Combine(run.Workspace, "health.xml")).Descendants("testsuite").Single(one => one.Attribute("name")!.Value == "alarms");
        (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value).ShouldBe(("2", "2"));
    }

    [Fact]
    public async Task Alarms_alone_can_be_watched_for_a_time()
    {
        await using var aws = await StartAsync();
        using var run = Run(aws, "errors").Input("soak-duration", "1h");
        var running = run.Input("soak-interval", "100ms").CheckAsync();
        while (Looks(aws) < 3 && !running.IsCompleted) await Task.Delay(20, TestContext.Current.CancellationToken);
        aws.Alarms.SetState("errors", "ALARM", "9 errors a minute");

        await running.WaitAsync(Long, TestContext.Current.CancellationToken);

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["reason"].ShouldBe("alarm: went into ALARM: 9 errors a minute [errors]");
        run.Log.ShouldContain("Watch the alarms for 1 h");
    }

    [Fact]
    public async Task A_quiet_soak_is_healthy_and_looks_at_its_end_too()
    {
        await using var aws = await StartAsync();
        using var run = Run(aws, "errors").Input("soak-duration", "1500ms").Input("soak-interval", "1h");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        Looks(aws).ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task An_address_that_fails_ends_the_watch()
    {
        await using var aws = await StartAsync();
        var asked = 0;
        await using var server = RawServer.Start(_ => RawServer.Response(Interlocked.Increment(ref asked) == 1 ? 200 : 500, "broken"));
        using var run = Run(aws, server, "errors").Input("soak-duration", "1h").Input("soak-interval", "100ms");

        await run.CheckAsync().WaitAsync(Long, TestContext.Current.CancellationToken);

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["reason"].ShouldStartWith("status: 4 failures in a row");
        run.Summary.ShouldContain("| `errors` | ⚠️ inconclusive | OK | was not watched to the end |");
    }

    [Theory]
    [InlineData(FaultKind.Deny, "cloudwatch:DescribeAlarms")]
    [InlineData(FaultKind.Throttle, "Rate exceeded")]
    public async Task Alarms_that_cannot_be_read_at_first_end_the_step(FaultKind fault, string said)
    {
        await using var aws = await StartAsync();
        await using var server = Healthy();
        aws.Faults.Add(new FaultRule(fault) { Operation = "DescribeAlarms" });
        using var run = With(aws, new ActionRun { Time = new HurriedClock() }.Input("urls", server.Url), ["errors"]);

        await run.CheckAsync();

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("error");
        run.Log.ShouldContain(said);
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_that_is_throttled_is_repeated()
    {
        await using var aws = await StartAsync();
        aws.Faults.Add(new FaultRule(FaultKind.Throttle) { Operation = "DescribeAlarms", First = 5 });
        using var run = With(aws, new ActionRun { Time = new ShortWaits() }, ["errors"]);

        await run.CheckAsync();

        run.ExitCode.ShouldBe(0, run.Log);
    }

    [Theory]
    [InlineData("fail", 3)]
    [InlineData("pass", 0)]
    public async Task Alarms_that_cannot_be_read_at_the_end_are_inconclusive(string inconclusiveAs, int exit)
    {
        await using var aws = await StartAsync();
        await using var server = Healthy(() => aws.Faults.Add(new FaultRule(FaultKind.Deny) { Operation = "DescribeAlarms" }));
        using var run = Run(aws, server, "errors").Input("inconclusive-as", inconclusiveAs);

        await run.CheckAsync();

        run.ExitCode.ShouldBe(exit, run.Log);
        run.Outputs["result"].ShouldBe("inconclusive");
        run.Outputs["reason"].ShouldStartWith("alarm: could not be read: ");
        run.Log.ShouldContain("The alarms could not be read; they are asked for again until the time is over.");
    }

    [Fact]
    public async Task A_watch_that_is_cancelled_is_inconclusive_and_never_passes()
    {
        await using var aws = await StartAsync();
        using var run = Run(aws, "errors").Input("soak-duration", "1h").Input("inconclusive-as", "pass");
        var running = run.CheckAsync();
        while (Looks(aws) < 2 && !running.IsCompleted) await Task.Delay(20, TestContext.Current.CancellationToken);
        run.Stop();

        await running.WaitAsync(Long, TestContext.Current.CancellationToken);

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("inconclusive");
        run.Outputs["reason"].ShouldBe("alarm: was not watched to the end [errors]");
    }

    [Fact]
    public async Task A_baseline_needs_addresses()
    {
        await using var aws = await StartAsync();
        using var run = Run(aws, "errors").Input("soak-duration", "10s").Input("baseline-url", "https://example.com/");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("'baseline-url' is compared with targets, and there are none");
    }
}
