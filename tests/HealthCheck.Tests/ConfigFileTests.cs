using HealthCheck.Tests.Support;
using Testing.Http;

namespace HealthCheck.Tests;

/// <summary>The file <c>config</c>: what is wrong in it is told with its place, and nothing is requested then.</summary>
public sealed class ConfigFileTests
{
    private const string Step = "flow:\n  steps:\n    - name: one\n      request: { url: http://127.0.0.1:1/ }\n";

    [Theory]
    [InlineData("target: []", "line 1, column 1: 'target' is not allowed in the file (did you mean 'targets'?)")]
    [InlineData("targets: http://a.example", "line 1, column 10: expected a list of targets")]
    [InlineData("targets:\n  - ftp://a.example", "line 2, column 5: expected an address that begins with http:// or https://")]
    [InlineData("targets:\n  - { url: http://a.example, stauts: 200 }", "line 2, column 30: 'stauts' is not allowed in a target")]
    [InlineData("targets:\n  - { expected-status: 200 }", "line 2, column 5: 'url' is missing in a target")]
    [InlineData("targets:\n  - { url: http://a.example, expected-status: 2xx }", "line 2, column 47: expected statuses")]
    [InlineData("targets:\n  - { url: http://a.example, method: HEAD, assert: [ body contains x ] }", "the answer to HEAD has no body")]
    [InlineData("targets:\n  - { url: http://a.example, url: http://b.example }", "'url' stands twice in a target")]
    [InlineData("targets:\n  - /health", "a path needs the input 'base-url'")]
    [InlineData("flow:\n  name: x", "line 2, column 3: 'steps' is missing in the flow")]
    [InlineData(Step + "      retry: 3", "line 5, column 7: 'retry' is not allowed in a step")]
    [InlineData(Step + "      assert: [ body is ok ]", "line 5, column 17: expected contains, not-contains or matches")]
    [InlineData(Step + "      assert: [ \"json $.a == {{nobody}}\" ]", "line 5, column 17: nothing gives 'nobody'. Known are env.NAME, inputs.NAME")]
    [InlineData(Step + "      assert: [ \"json $.{{env.HOME}} == 1\" ]", "the variable 'HOME' is not set")]
    [InlineData(Step + "      assert: [ \"body {{inputs.method}} x\" ]", "expected contains, not-contains or matches")]
    [InlineData(Step + "      capture: { x: { json: \"$.a[\" } }", "line 5, column 29: expected a path")]
    [InlineData(Step + "      capture: { x: { json: $.a, header: B } }", "expected one of 'json', 'header' and 'cookie'")]
    [InlineData(Step + "      capture: { 1x: { json: $.a } }", "'1x' cannot be the name of a value")]
    [InlineData("flow:\n  steps:\n    - name: one\n      request: { url: \"{{env.NO_SUCH}}/x\" }", "line 4, column 23: the variable 'NO_SUCH' is not set. Give it under 'env:' of this step")]
    [InlineData("flow:\n  steps:\n    - name: one\n      request: { url: /x, json: 1, body: y }", "a request has one body")]
    [InlineData("flow:\n  steps:\n    - name: one\n      request: { url: http://h/, headers: { A: \"{{inputs.nothing}}\" } }", "there is no input 'nothing'")]
    [InlineData("flow:\n  steps:\n    - name: one\n      request: { url: http://h/, headers: { A: \"{{ a b }}\" } }", "'{{' begins the name of a value")]
    [InlineData(Step + "      capture: { host: { json: $.a } }\n    - name: two\n      request: { url: \"https://{{host}}/\" }", "'{{host}}' comes from an answer and may stand in the path or the query only")]
    [InlineData("targets: [ http://a.example ]\nsoak: { duration: 1h, every: 5s }", "line 2, column 23: 'every' is not allowed in the soak")]
    [InlineData("targets: [ http://a.example ]\nsoak: { duration: 1m, interval: 1m }", "line 2, column 7: at one request each 1 min 0 s")]
    [InlineData(Step + "soak: { duration: 1h }", "a soak asks targets or watches alarms, and there are none")]
    [InlineData("- a", "expected a mapping with targets, flow or soak")]
    [InlineData("a: [", "line 2, column 1: this is not YAML")]
    public async Task What_is_wrong_is_told_with_its_place(string yaml, string said)
    {
        using var run = HealthCheckRun.Of(yaml);

        await run.CheckAsync();

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain(said);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told()
    {
        using var run = HealthCheckRun.Of("").Input("config", "other.yml");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("'other.yml' is not allowed: there is no such file in the workspace");
    }

    [Fact]
    public async Task Addresses_and_a_file_are_not_given_together()
    {
        using var run = HealthCheckRun.Of("targets: [ http://a.example ]").Input("urls", "http://a.example");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("'config' is given too");
    }

    [Fact]
    public async Task A_target_has_settings_of_its_own_and_the_rest_from_the_inputs()
    {
        await using var server = RawServer.Start(request => RawServer.Response(
            request.StartsWith("POST /app/own", StringComparison.Ordinal) && request.Contains("X-A: own") && request.Contains("X-B: common") ? 401 : request.Contains("X-A: common") ? 200 : 500, "ok"));
        using var run = HealthCheckRun.Of(
            "targets:\n  - { url: /own, method: POST, headers: { X-A: own }, body: x, expected-status: 401, assert: [ latency < 20s ] }\n  - /plain", server.Url + "/app")
            .Input("headers", "X-A: common\nX-B: common").Input("assert", "body contains ok");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["healthy-count"].ShouldBe("2");
    }

    [Fact]
    public async Task A_line_of_urls_may_be_an_object()
    {
        await using var server = RawServer.Start(request => RawServer.Response(request.StartsWith("GET /admin", StringComparison.Ordinal) ? 401 : 200, "ok"));
        using var run = HealthCheckRun.For("/health", "{ url: /admin, expected-status: 401 }").Input("base-url", server.Url);

        await run.CheckAsync();

        run.ExitCode.ShouldBe(0, run.Log);
    }

    [Fact]
    public async Task The_soak_of_the_file_goes_before_the_inputs()
    {
        await using var server = RawServer.Start(_ => RawServer.Response(200, "ok"));
        using var run = HealthCheckRun.Of($"targets: [ {server.Url} ]\nsoak: {{ duration: 400ms, interval: 100ms, min-samples: 2 }}").Input("soak-duration", "1h");

        await run.CheckAsync().WaitAsync(TimeSpan.FromSeconds(20));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Log.ShouldContain("5 of 5 samples");
    }

    [Fact]
    public async Task The_body_may_come_from_a_file()
    {
        await using var shop = await ShopServer.StartAsync(("POST /echo", Answers.Json("{}")));
        using var run = HealthCheckRun.For(shop.Url + "/echo").Input("method", "POST").Input("body-file", "body.json");
        await File.WriteAllTextAsync(Path.Combine(run.Workspace, "body.json"), """{"a":1}""");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        shop.Requests.ShouldBe(["""POST /echo {"a":1}"""]);
    }
}
