using System.Text.Json.Nodes;
using System.Xml.Linq;
using HealthCheck.Tests.Support;
using Testing;
using Testing.Http;

namespace HealthCheck.Tests;

/// <summary>The report files that are asked for.</summary>
public sealed class ReportTests
{
    private static string Path(ActionRun run, string output) => System.IO.Path.Combine(run.Workspace, run.Outputs[output]);

    private static JsonNode Json(ActionRun run) => JsonNode.Parse(File.ReadAllText(Path(run, "report")))!;

    private static ActionRun Reporting(ActionRun run) => run.Input("report-file", "out/health.json").Input("junit-file", "out/health.xml");

    [Fact]
    public async Task Nothing_is_written_unless_it_is_asked_for()
    {
        await using var server = RawServer.Start(_ => RawServer.Response(200, "ok"));
        using var run = HealthCheckRun.For(server.Url);

        await run.CheckAsync();

        run.Outputs["report"].ShouldBe("");
        run.Outputs["junit"].ShouldBe("");
        run.Outputs["cert-days-left"].ShouldBe("");
        Directory.EnumerateFileSystemEntries(run.Workspace).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_json_holds_every_target_with_its_last_attempts()
    {
        await using var good = RawServer.Start(_ => RawServer.Response(200, "ok"));
        await using var bad = RawServer.Start(_ => RawServer.Response(503, "no"));
        using var run = Reporting(HealthCheckRun.For(good.Url, bad.Url)).Input("retries", "1");

        await run.CheckAsync();

        run.Outputs["report"].ShouldBe("out/health.json");
        var report = Json(run);
        report["result"]!.GetValue<string>().ShouldBe("unhealthy");
        report["attempts"]!.GetValue<int>().ShouldBe(3);
        var targets = report["targets"]!.AsArray();
        targets[0]!["verdict"]!.GetValue<string>().ShouldBe("healthy");
        targets[1]!["fault"]!["reason"]!.GetValue<string>().ShouldBe("status");
        targets[1]!["fault"]!["check"]!.GetValue<string>().ShouldBe("status 200-299");
        targets[1]!["lastAttempts"]!.AsArray().Select(attempt => attempt!["number"]!.GetValue<int>()).ShouldBe([1, 2]);
        targets[1]!["lastAttempts"]![1]!["body"]!.GetValue<string>().ShouldBe("no");
        targets[1]!["lastAttempts"]![1]!["address"]!.GetValue<string>().ShouldBe($"127.0.0.1:{bad.Port}");
    }

    [Fact]
    public async Task The_junit_has_a_suite_for_each_target_and_a_case_for_each_check()
    {
        await using var server = RawServer.Start(_ => RawServer.Response(200, """{"a":2}"""));
        using var run = Reporting(HealthCheckRun.For(server.Url)).Input("retries", "0").Input("assert", "body contains a\njson $.a == 1\nlatency < 20s");

        await run.CheckAsync();

        var suite = XDocument.Load(Path(run, "junit")).Root!.Elements().ShouldHaveSingleItem();
        suite.Attribute("name")!.Value.ShouldBe(server.Url + "/");
        suite.Elements("testcase").Select(test => test.Attribute("name")!.Value).ShouldBe(["answers", "status 200-299", "body contains a", "json $.a == 1", "latency < 20s"]);
        suite.Elements("testcase").Select(test => test.Elements().FirstOrDefault()?.Name.LocalName).ShouldBe([null, null, null, "failure", "skipped"]);
        (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value, suite.Attribute("skipped")!.Value).ShouldBe(("5", "1", "1"));
        suite.Descendants("failure").Single().Attribute("message")!.Value.ShouldBe("assertion: expected 'json $.a == 1', found 2 at $.a");
    }

    [Fact]
    public async Task The_junit_is_valid_whatever_a_body_holds()
    {
        await using var server = RawServer.Start(async (_, stream, cancellation) =>
        {
            await stream.WriteAsync("HTTP/1.1 500 X\r\nContent-Length: 256\r\n\r\n"u8.ToArray(), cancellation);
            await stream.WriteAsync(Enumerable.Range(0, 256).Select(value => (byte)value).ToArray(), cancellation);
        });
        using var run = Reporting(HealthCheckRun.For(server.Url)).Input("retries", "0");

        await run.CheckAsync();

        XDocument.Load(Path(run, "junit")).Descendants("failure").Single().Value.ShouldContain("ABC");
        Json(run)["targets"]![0]!["lastAttempts"]![0]!["body"]!.GetValue<string>().ShouldContain("ABC");
    }

    [Fact]
    public async Task A_flow_is_a_suite_with_a_case_for_each_step()
    {
        await using var shop = await ShopServer.StartAsync(("GET /one", Answers.Json("{}")));
        using var run = Reporting(HealthCheckRun.Of(
            "flow:\n  name: shop\n  steps:\n    - { name: one, request: { url: /one } }\n    - { name: two, request: { url: /gone } }\n    - { name: three, request: { url: /one } }", shop.Url)).Input("retries", "0");

        await run.CheckAsync();

        var suite = XDocument.Load(Path(run, "junit")).Root!.Elements().ShouldHaveSingleItem();
        suite.Elements("testcase").Select(test => (test.Attribute("name")!.Value, test.Elements().FirstOrDefault()?.Name.LocalName)).ShouldBe([("one", null), ("two", "failure"), ("three", "skipped")]);
        Json(run)["flow"]!["steps"]!.AsArray().Select(step => step!["verdict"]!.GetValue<string>()).ShouldBe(["passed", "failed", "skipped"]);
    }

    [Fact]
    public async Task A_soak_that_is_stopped_reports_its_samples_so_far()
    {
        await using var server = RawServer.Start(_ => RawServer.Response(200, "ok"));
        using var run = Reporting(HealthCheckRun.For(server.Url)).Input("soak-duration", "1h").Input("soak-interval", "50ms");

        var running = run.CheckAsync();
        while (server.Requests.Count < 5) await Task.Delay(5);
        run.Stop();
        await running.WaitAsync(TimeSpan.FromSeconds(20));

        run.Outputs["result"].ShouldBe("inconclusive");
        var soak = Json(run)["soak"]![0]!;
        soak["ok"]!.GetValue<int>().ShouldBeGreaterThan(0);
        soak["verdict"]!.GetValue<string>().ShouldBe("inconclusive");
        XDocument.Load(Path(run, "junit")).Descendants("error").Single().Attribute("message")!.Value.ShouldStartWith("ended after");
    }

    [Theory]
    [InlineData("../outside.json", "below the workspace")]
    [InlineData(".", "this is a folder")]
    public async Task A_path_that_cannot_be_a_report_is_a_wrong_input(string path, string said)
    {
        using var run = HealthCheckRun.For("http://127.0.0.1:1/").Input("report-file", path);

        await run.CheckAsync();

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain(said);
    }
}
