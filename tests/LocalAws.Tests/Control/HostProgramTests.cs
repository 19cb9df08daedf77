using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;

namespace LocalAws.Tests.Control;

public sealed class HostProgramTests
{
    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Says_where_it_is_and_ends_on_a_signal(string signal)
    {
        await using var host = await HostProcess.StartAsync();

        new Uri(host.Announced["api"]!.GetValue<string>()).Host.ShouldBe("127.0.0.1");
        host.Announced["pid"]!.GetValue<int>().ShouldBe(host.Id);
        (await host.SignalAsync(signal)).ShouldBe(0);
    }

    [Fact]
    public async Task Ends_when_its_parent_is_killed()
    {
        // A shell in between stands for the test run that dies.
        var start = HostProcess.StartInfo();
        var shell = new ProcessStartInfo("sh", ["-c", $"dotnet '{start.ArgumentList[0]}' & wait"]) { UseShellExecute = false, RedirectStandardOutput = true };
        using var parent = Process.Start(shell)!;
        var announced = JsonNode.Parse((await parent.StandardOutput.ReadLineAsync())!)!;
        using var server = Process.GetProcessById(announced["pid"]!.GetValue<int>());

        parent.Kill();

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await server.WaitForExitAsync(limit.Token);
        server.HasExited.ShouldBeTrue();
    }

    [Fact]
    public async Task Obeys_the_control_port()
    {
        var world = Path.GetTempFileName();
        await File.WriteAllTextAsync(world, "clusters: [shop]\nclock: manual\nloadBalancers: [{ name: api, alternate: api-green, testPort: 0 }]\n");
        try
        {
            await using var host = await HostProcess.StartAsync("--world", world);
            host.Announced["listeners"]!["api"]!.GetValue<string>().ShouldStartWith("http://127.0.0.1:");

            host.Announced["testListeners"]!["api"]!.GetValue<string>().ShouldNotBe(host.Announced["listeners"]!["api"]!.GetValue<string>());

            (await PostAsync(host, "images", """{"repository": "shop/api", "tag": "1", "outcomes": ["runs"]}""")).ShouldBe(HttpStatusCode.OK);
            (await PostAsync(host, "faults", """{"do": "throttle", "match": {"service": "ecs"}}""")).ShouldBe(HttpStatusCode.OK);
            (await PostAsync(host, "clock/advance", """{"by": "30s"}""")).ShouldBe(HttpStatusCode.OK);
            (await PostAsync(host, "hooks", """{"function": "judge", "answers": ["in-progress", "succeeded"]}""")).ShouldBe(HttpStatusCode.OK);
            (await PostAsync(host, "hooks", """{"function": "judge"}""")).ShouldBe(HttpStatusCode.BadRequest);
            (await PostAsync(host, "alarm-switches", """{"name": "errors", "inAlarm": true}""")).ShouldBe(HttpStatusCode.OK);
            (await PostAsync(host, "alarm-switches", """{"name": "errors"}""")).ShouldBe(HttpStatusCode.BadRequest);
            (await PostAsync(host, "load-balancers", """{"name": "web", "alternate": "web-green", "testPort": 0}""")).ShouldBe(HttpStatusCode.OK);
            (await PostAsync(host, "faults", """{"do": "explode"}""")).ShouldBe(HttpStatusCode.BadRequest);
            (await PostAsync(host, "functions", """{"name": "worker", "rules": [{"answer": 1}], "aliases": ["live"]}""")).ShouldBe(HttpStatusCode.OK);
            (await PostAsync(host, "functions", """{"name": "worker"}""")).ShouldBe(HttpStatusCode.BadRequest);
            (await PostAsync(host, "function-updates", """{"function": "worker", "outcomes": ["stuck", {"fails": "InvalidSubnet"}]}""")).ShouldBe(HttpStatusCode.OK);
            (await PostAsync(host, "function-updates", """{"function": "worker", "outcomes": ["explodes"]}""")).ShouldBe(HttpStatusCode.BadRequest);
            (await PostAsync(host, "function-interference", """{"function": "worker", "before": "UpdateAlias", "movesAliasTo": "1"}""")).ShouldBe(HttpStatusCode.OK);
            (await host.Control.GetStringAsync("functions")).ShouldContain("\"AliasArn\":\"arn:aws:lambda:eu-central-1:123456789012:function:worker:live\"");
            (await host.Control.GetStringAsync("invocations")).ShouldBe("[]");
            (await PostAsync(host, "nothing", "{}")).ShouldBe(HttpStatusCode.NotFound);
            (await host.Control.GetStringAsync("defects")).ShouldBe("[]");
            (await host.Control.GetStringAsync("records")).ShouldBe("");
        }
        finally
        {
            File.Delete(world);
        }
    }

    [Fact]
    public async Task Keeps_the_control_port_for_who_has_the_token()
    {
        await using var host = await HostProcess.StartAsync();
        host.Control.DefaultRequestHeaders.Authorization = null;

        using var answer = await host.Control.GetAsync("records");

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("--bind 0.0.0.0", "listens on loopback only")]
    [InlineData("--port x", "not a port")]
    [InlineData("--nothing 1", "unknown argument")]
    [InlineData("--world /does/not/exist", "/does/not/exist")]
    public async Task Refuses_wrong_arguments(string arguments, string problem)
    {
        var (exit, error) = await HostProcess.RunAsync(arguments.Split(' '));

        exit.ShouldBe(2);
        error.ShouldContain(problem);
    }

    private static async Task<HttpStatusCode> PostAsync(HostProcess host, string path, string body)
    {
        using var content = new StringContent(body);
        using var answer = await host.Control.PostAsync(path, content);
        return answer.StatusCode;
    }
}
