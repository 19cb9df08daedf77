using System.Text.Json.Nodes;
using LocalAws;
using LocalAws.Wire;
using Testing.Runner;

namespace LambdaDeploy.Tests;

/// <summary>Real signals to the real program: gone within five seconds of the first one, and the alias where it says.</summary>
public sealed class SignalTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(PosixSignalNumber.Interrupt, "auto", "1")]
    [InlineData(PosixSignalNumber.Terminate, "rollback", "1")]
    [InlineData(PosixSignalNumber.Terminate, "leave", "1 and 2 at 0.1")]
    public async Task A_canary_is_left_as_the_policy_says(PosixSignalNumber signal, string policy, string route)
    {
        var ended = await EndAsync(signal, "Watching: 10 % for 1 h", route, [("strategy", "canary"), ("canary-interval", "1h"), ("on-cancel", policy)]);

        ended.Summary.ShouldContain(route == "1" ? "alias 'live' is at version 1" : "alias 'live' is at version 1 (90 %) and 2 (10 %)");
    }

    [Fact]
    public async Task An_alias_that_has_arrived_stays()
    {
        var ended = await EndAsync(PosixSignalNumber.Interrupt, "Watching: soak of 1 h", "2", [("soak", "1h")]);

        ended.Summary.ShouldContain("alias 'live' is at version 2");
    }

    private static async Task<StepResult> EndAsync(PosixSignalNumber signal, string at, string route, IReadOnlyList<(string Name, string Value)> with)
    {
        await using var server = await LocalAwsServer.StartAsync(new LocalWorld { Functions = [LambdaWorld.Function("api")] });
        server.Alarms.Put("errors", new JsonObject { ["AlarmRule"] = "FALSE" });
        server.Alarms.SetState("errors", "OK", "few errors");
        await using var run = ProgramRun.Start("lambda-deploy", new Step
        {
            Env = server.Environment,
            With = new[] { ("functions", "api"), ("alias", LambdaWorld.Live), ("memory", "512"), ("alarms", "errors") }.Concat(with).ToDictionary(pair => pair.Item1, pair => pair.Item2),
        });
        await run.Running.WaitForLineAsync(at, Patience);

        var (result, took, killed) = await run.Running.CancelAsync(signal);

        killed.ShouldBeFalse(result.Log.ToString());
        took.ShouldBeLessThan(TimeSpan.FromSeconds(5), result.Log.ToString());
        result.ExitCode.ShouldBe(1, result.Log.ToString());
        result.Outputs["result"].ShouldBe("cancelled");
        result.Outputs.Keys.ShouldBe(Manifest.Of("lambda-deploy").Outputs.Select(output => output.Name), ignoreOrder: true);
        var alias = await server.Lambda.HandleAsync(
            new ApiCall("lambda", "GetAlias", new JsonObject { ["FunctionName"] = "api", ["Name"] = LambdaWorld.Live }, server.DefaultKey.Owner, server.Region), CancellationToken.None);
        LambdaWorld.Route(alias).ShouldBe(route, result.Log.ToString());
        return result;
    }
}
