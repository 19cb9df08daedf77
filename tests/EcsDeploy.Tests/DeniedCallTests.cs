using System.Text.Json.Nodes;
using LocalAws.Ecs.Images;
using LocalAws.Faults;
using Testing;
using Testing.Http;

namespace EcsDeploy.Tests;

/// <summary>Each permission of docs/iam/ecs-deploy.json taken away in turn: it is named, and no result gets better or worse than the truth.</summary>
public sealed class DeniedCallTests
{
    // Others decide in their place, or the evidence is shorter.
    private static readonly string[] Dispensable =
    [
        "ecs:ListServiceDeployments", "ecs:DescribeServiceDeployments", "ecs:DescribeServiceRevisions", "ecs:StopServiceDeployment", "ecs:ContinueServiceDeployment",
        "ecs:ListTasks", "ecs:DescribeTasks", "logs:GetLogEvents",
        "cloudwatch:DescribeAlarms", "ecr:BatchGetImage", "elasticloadbalancing:DescribeTargetGroups", "elasticloadbalancing:DescribeTargetHealth", "logs:DescribeLogGroups", "secretsmanager:DescribeSecret", "ssm:GetParameters",
    ];

    public static TheoryData<string> Granted => [.. IamPolicyTests.Granted()];

    [Theory]
    [MemberData(nameof(Granted))]
    public async Task A_permission_that_is_missing_is_named(string action)
    {
        // Where nothing is waited for, the time limits of the calls need not pass faster than those of a machine that is busy.
        await using var world = await DeployWorld.StartAsync(["web"], speed: Result(action) == "planned" ? 2 : 10);
        world.Push("web", "2");
        world.Push("web", "crash", VirtualOutcome.Exits(1, TimeSpan.FromMilliseconds(100)));
        world.Push("web", "stuck", VirtualOutcome.StaysPending);
        await using var server = RawServer.Start(_ => RawServer.Response(200, "ok"));
        using var run = await NeedingAsync(world, action, server.Url);
        world.Fault(new FaultRule(FaultKind.Deny) { Action = action });

        await world.DeployAsync(run);

        world.Server.Records.Calls().ShouldContain(record => record.Actions.Contains(action), action);
        // A name that is only looked up for a hint is not worth a word.
        if (action != "ecs:ListServices")
            run.Log.ShouldContain(action);
        run.Outputs.GetValueOrDefault("result", "").ShouldBe(Result(action), run.Log);
        run.ExitCode.ShouldBe(Result(action) is "deployed" or "planned" ? 0 : action == "ecs:ListServices" ? 2 : 1, run.Log);
        if (!Dispensable.Contains(action))
            (await world.ImageAsync("web")).ShouldBe("shop/web:1", run.Log);
    }

    /// <summary>A run that needs the permission.</summary>
    private static async Task<ActionRun> NeedingAsync(DeployWorld world, string action, string healthy) => action switch
    {
        "ecs:CreateService" => CreatingTests.Run(world, "2").Input("services", "created").Input("images", "").Input("task-definition", "web:1"),
        _ when action.StartsWith("events:", StringComparison.Ordinal) || action.StartsWith("scheduler:", StringComparison.Ordinal) => WithScheduledTasks(world),
        "ecs:ContinueServiceDeployment" => (await IamPolicyTests.WithAPauseAsync(world)).Input("gate-urls", healthy),
        "elasticloadbalancing:DescribeTargetHealth" => (await IamPolicyTests.WithEverythingToLookAtAsync(world)).Input("image", "shop/web:2").Input("secrets", "").Input("dry-run", "false"),
        "ecs:ListServices" => world.Run("2", "wed"),
        "ecs:ListTasks" or "ecs:DescribeTasks" or "logs:GetLogEvents" => world.Run("crash", "web"),
        "ecs:StopServiceDeployment" => world.Run("stuck", "web").Input("timeout", "5s"),
        _ when action.StartsWith("ecs:", StringComparison.Ordinal) || action == "iam:PassRole" => world.Run("2", "web"),
        _ => await IamPolicyTests.WithEverythingToLookAtAsync(world),
    };

    private static ActionRun WithScheduledTasks(DeployWorld world)
    {
        ScheduledTaskTests.AddRule(world, "nightly", ScheduledTaskTests.Target(world, "jobs", "web:1"));
        ScheduledTaskTests.AddSchedule(world, "default", "hourly", "web:1");
        return world.Run("2", "web").Input("scheduled-tasks", "auto");
    }

    private static string Result(string action) => action switch
    {
        "ecs:ListTasks" or "ecs:DescribeTasks" or "logs:GetLogEvents" or "ecs:StopServiceDeployment" or "ecs:ContinueServiceDeployment" => "rolled-back",
        "elasticloadbalancing:DescribeTargetHealth" => "deployed",
        "events:PutTargets" or "scheduler:UpdateSchedule" => "rolled-back",
        "ecs:UpdateService" or "ecs:CreateService" => "failed",
        _ when !Dispensable.Contains(action) => "",
        _ => action.StartsWith("ecs:", StringComparison.Ordinal) ? "deployed" : "planned",
    };
}
