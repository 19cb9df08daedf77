using System.Text.Json.Nodes;
using LocalAws.Ecs.Images;
using LocalAws.Faults;
using Testing;

namespace AppRunnerDeploy.Tests;

/// <summary>docs/iam/apprunner-deploy.json grants what the action was seen to use, and nothing else; without one right it says which.</summary>
public sealed class IamPolicyTests
{
    private static readonly string[] NotNeeded = ["ecr:BatchGetImage", "logs:FilterLogEvents"];

    public static TheoryData<string> AppRunnerActions => [.. Granted().Where(action => !IsOfExpress(action) && action != "iam:PassRole")];

    public static TheoryData<string> ExpressActions => [.. Granted().Where(IsOfExpress)];

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

    [Theory]
    [MemberData(nameof(ExpressActions))]
    public async Task A_missing_right_for_Express_is_named_and_nothing_is_told_that_is_not_so(string action)
    {
        await using var world = await ExpressWorld.StartAsync();
        world.Push("good");
        world.Push("crash", VirtualOutcome.Exits(1, TimeSpan.Zero));
        world.Push("stuck", VirtualOutcome.StaysPending);
        world.Fault(new FaultRule(FaultKind.Deny) { Action = action });

        using var run = await world.DeployAsync(world.Run(Tag(action)).Input("timeout", "20s"));

        run.Log.ShouldContain(action);
        switch (run.Outputs.GetValueOrDefault("result", ""))
        {
            case "deployed":
                (await world.CurrentAsync()).ShouldBe("good", run.Log);
                break;
            case "rolled-back":
                await world.SettleAsync();
                (await world.CurrentAsync()).ShouldBe("1", run.Log);
                run.ExitCode.ShouldBe(1);
                break;
            default:
                run.ExitCode.ShouldBeInRange(1, 2, run.Log);
                break;
        }
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

    [Fact]
    public async Task The_policy_is_what_the_action_was_seen_to_use()
    {
        await using var runner = await RunnerWorld.StartAsync();
        runner.Push("2");
        runner.Push("3", VirtualOutcome.Unhealthy());
        using var good = await runner.DeployAsync("2");
        using var bad = await runner.DeployAsync("3");
        using var again = await runner.DeployAsync(runner.Run().Input("redeploy", "true"));
        await PauseAsync(runner);
        using var resumed = await runner.DeployAsync(runner.Run().Input("resume", "true"));

        await using var express = await ExpressWorld.StartAsync();
        express.Push("2");
        express.Push("3", VirtualOutcome.Exits(1, TimeSpan.Zero));
        express.Push("4", VirtualOutcome.StaysPending);
        using var deployed = await express.DeployAsync("2");
        using var failed = await express.DeployAsync("3");
        using var stuck = await express.DeployAsync(express.Run("4").Input("timeout", "5s"));

        new[] { good, bad, again, resumed, deployed, failed, stuck }.Select(run => run.Outputs["result"])
            .ShouldBe(["deployed", "rolled-back", "deployed", "deployed", "deployed", "rolled-back", "rolled-back"], string.Join('\n', failed.Log, stuck.Log));
        Granted().ShouldBe(runner.Server.Records.Actions().Union(express.Server.Records.Actions()), ignoreOrder: true);
    }

    /// <summary>The actions of the policy.</summary>
    internal static IEnumerable<string> Granted() =>
        JsonNode.Parse(File.ReadAllText(Repository.File("docs", "iam", "apprunner-deploy.json")))!["Statement"]!.AsArray()
            .SelectMany(statement => statement!["Action"] is JsonArray several ? several.Select(action => action!.GetValue<string>()) : [statement["Action"]!.GetValue<string>()])
            .Distinct();

    private static bool IsOfExpress(string action) =>
        action.StartsWith("ecs:", StringComparison.Ordinal) || action.StartsWith("elasticloadbalancing:", StringComparison.Ordinal) || action == "logs:GetLogEvents";

    private static string Tag(string action) => action switch
    {
        "ecs:StopServiceDeployment" => "stuck",
        "ecs:ListTasks" or "ecs:DescribeTasks" or "ecs:DescribeTaskDefinition" or "logs:GetLogEvents" => "crash",
        _ => "good",
    };

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
