using System.Text.Json.Nodes;
using LocalAws.Ecs.Images;
using LocalAws.Faults;
using Testing;

namespace AppRunnerDeploy.Tests;

/// <summary>docs/iam/apprunner-deploy.json grants what the action was seen to use, and nothing else; without one right it says which.</summary>
public sealed class IamPolicyTests
{
    private static readonly string[] NotNeeded = ["ecr:BatchGetImage", "logs:FilterLogEvents"];

    public static TheoryData<string> AppRunnerActions => [.. Granted().Where(action => !action.StartsWith("ecs:", StringComparison.Ordinal) && !action.StartsWith("iam:", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(AppRunnerActions))]
    public async Task A_missing_right_is_named_and_nothing_is_told_that_is_not_so(string action)
    {
        await using var world = await RunnerWorld.StartAsync();
        world.Push("2", action == "logs:FilterLogEvents" ? VirtualOutcome.Unhealthy() : VirtualOutcome.Runs);
        if (action == "apprunner:ResumeService")
            await PauseAsync(world);
        world.Fault(new FaultRule(FaultKind.Deny) { Action = action });

        using var run = await world.DeployAsync(Needing(world, action));

        run.Log.ShouldContain(action);
        run.ExitCode.ShouldBe(action == "ecr:BatchGetImage" ? 0 : 1, run.Log);
        run.Outputs.GetValueOrDefault("result", "").ShouldBe(Result(action), run.Log);
        if (!NotNeeded.Contains(action))
            world.Current.ShouldBe("1", run.Log);
    }

    [Fact]
    public async Task A_state_that_may_not_be_read_any_more_is_no_verdict()
    {
        await using var world = await RunnerWorld.StartAsync();
        world.Push("2");
        var run = world.Run("2");
        var deploying = world.DeployAsync(run);
        await RunnerWorld.UntilAsync(() => world.Server.Records.Executed("apprunner:UpdateService") == 1);
        world.Fault(new FaultRule(FaultKind.Deny) { Action = "apprunner:ListOperations" });

        using var ended = await deploying;

        ended.ExitCode.ShouldBe(1);
        ended.Outputs["result"].ShouldBe("unknown", ended.Log);
        ended.Log.ShouldContain("apprunner:ListOperations");
    }

    /// <summary>The actions of the policy.</summary>
    internal static IEnumerable<string> Granted() =>
        JsonNode.Parse(File.ReadAllText(Repository.File("docs", "iam", "apprunner-deploy.json")))!["Statement"]!.AsArray()
            .SelectMany(statement => statement!["Action"] is JsonArray several ? several.Select(action => action!.GetValue<string>()) : [statement["Action"]!.GetValue<string>()])
            .Distinct();

    private static async Task PauseAsync(RunnerWorld world)
    {
        await world.CallAsync("PauseService");
        await RunnerWorld.UntilAsync(() => world.Service["Status"]!.GetValue<string>() == "PAUSED");
    }

    private static ActionRun Needing(RunnerWorld world, string action) => action switch
    {
        "apprunner:StartDeployment" => world.Run().Input("redeploy", "true"),
        "apprunner:ResumeService" => world.Run("2").Input("resume", "true"),
        _ => world.Run("2"),
    };

    private static string Result(string action) => action switch
    {
        "ecr:BatchGetImage" => "deployed",
        "logs:FilterLogEvents" => "rolled-back",
        "apprunner:UpdateService" or "apprunner:StartDeployment" or "apprunner:ResumeService" => "failed",
        _ => "",
    };
}
