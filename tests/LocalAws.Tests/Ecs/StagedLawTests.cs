using LocalAws.Ecs;
using LocalAws.Ecs.Alarms;
using LocalAws.Ecs.Hooks;
using LocalAws.Ecs.Images;
using LocalAws.Ecs.Model;
using LocalAws.Tests.Ecs.Support;
using static LocalAws.Tests.Ecs.Support.EcsWorldOf;

namespace LocalAws.Tests.Ecs;

/// <summary>Laws of staged deployments that hold at every single step, whatever happens to them. A failing case names its seed.</summary>
public sealed class StagedLawTests
{
    private const double Exactly = 0.0001;
    private static readonly string[] Stages = ["RECONCILE_SERVICE", .. Staged.Stages];
    private static readonly string[] Strategies = [Staged.BlueGreen, Staged.Canary, Staged.Linear];

    [Fact]
    public async Task Undisturbed_every_revision_with_traffic_is_whole_at_every_step()
    {
        for (var seed = 1; seed <= 60; seed++)
            await RunAsync(seed, new Random(seed), disturbed: false);
    }

    [Fact]
    public async Task Disturbed_it_still_ends_and_never_in_a_false_success()
    {
        for (var seed = 1001; seed <= 1120; seed++)
            await RunAsync(seed, new Random(seed), disturbed: true);
    }

    private static async Task RunAsync(int seed, Random random, bool disturbed)
    {
        var alarms = new AlarmSwitches();
        await using var staged = new Staged(Strategy(random), desired: random.Next(1, 5), options: Options(seed, random, alarms), hooksOfFirst: HookAnswer.Succeeded);
        staged.World.Ecs.AddImage(Repository, "2", disturbed ? Outcomes(random) : [VirtualOutcome.Runs]);
        staged.World.Ecs.AddImage(Repository, "3", VirtualOutcome.Runs);
        if (disturbed)
            staged.World.Ecs.ScriptHook("judge", [.. Enumerable.Range(0, 4).Select(_ => Answer(random)), HookAnswer.Succeeded]);
        staged.Deploy();
        var end = staged.World.Clock.GetUtcNow() + TimeSpan.FromDays(3);
        var (state, last) = (staged.World.State, (Record: staged.World.State.Records[0], Stage: 0));
        for (var step = 0; state.Current.Record.IsRunning; step++)
        {
            staged.World.Manual.RunNext(end).ShouldBeTrue($"seed {seed}: not over after three days");
            var record = state.Current.Record;
            last = (record, Check(staged, state, record == last.Record ? last.Stage : 0, disturbed, $"seed {seed} step {step}"));
            if (disturbed && random.Next(60) == 0)
                Disturb(staged, random, alarms);
        }

        if (!disturbed)
            state.Records[0].Status.ShouldBe("SUCCESSFUL", $"seed {seed}");
    }

    /// <returns>How far the stages have come.</returns>
    private static int Check(Staged staged, Service service, int last, bool disturbed, string where)
    {
        var record = service.Current.Record;
        var rollout = record.Rollout!;
        service.Deployments.Count(one => one.Status == "PRIMARY").ShouldBe(1, where);
        (rollout.Production + rollout.ProductionOfBlue).ShouldBe(100, Exactly, where);
        if (rollout.TestFollowsBlue || rollout.Test > 0)
            (rollout.Test + rollout.TestOfBlue).ShouldBe(100, Exactly, where);
        else
            rollout.TestOfBlue.ShouldBe(0, where);
        if (record.IsRunning)
            CheckRule(staged, service, rollout, where);
        if (!disturbed)
            CheckWhole(service, rollout, where);
        CheckEnd(service, record, rollout, where);
        if (rollout.IsReturning)
            return last;
        var stage = Array.IndexOf(Stages, rollout.Phase.Stage);
        stage.ShouldBeInRange(last, last + 1, where);
        return stage;
    }

    /// <summary>The listener rule does what the weights say.</summary>
    private static void CheckRule(Staged staged, Service service, StagedRollout rollout, string where)
    {
        var shares = staged.World.Ecs.World.LoadBalancers.FindRule(staged.Balancer!.ProductionRuleArn)!.Shares;
        var green = rollout.Green.UsesAlternate ? staged.Balancer.AlternateTargetGroupArn : staged.Balancer.TargetGroupArn;
        shares.Where(share => share.Group.Arn == green).Sum(share => share.Weight).ShouldBe(rollout.Production, Exactly, where);
        shares.Sum(share => share.Weight).ShouldBe(100, Exactly, where);
        service.TasksOf(rollout.Green).SelectMany(task => task.Targets).ShouldAllBe(target => InGroup(staged, target, green!) || target.Gone);
    }

    private static bool InGroup(Staged staged, LocalAws.LoadBalancing.Target target, string arn) =>
        staged.World.Ecs.World.LoadBalancers.Find(arn)!.Targets.Contains(target);

    private static void CheckWhole(Service service, StagedRollout rollout, string where)
    {
        if (rollout.Production > 0)
            service.TasksOf(rollout.Green).Count(task => task is { Wanted: true, IsRunning: true }).ShouldBe(service.DesiredCount, where);
        if (rollout.Production < 100)
            service.TasksOf(rollout.Blue!).Count(task => task is { Wanted: true, IsRunning: true }).ShouldBe(service.DesiredCount, where);
    }

    private static void CheckEnd(Service service, ServiceDeployment record, StagedRollout rollout, string where)
    {
        if (record.Status is not ("SUCCESSFUL" or "ROLLBACK_SUCCESSFUL"))
            return;
        var expected = record.Status == "SUCCESSFUL" ? rollout.Green : rollout.Blue;
        service.Current.ShouldBe(expected, where);
        rollout.Production.ShouldBe(record.Status == "SUCCESSFUL" ? 100 : 0, where);
        service.Tasks.Where(task => task.HoldsResources).ShouldAllBe(task => task.Deployment == expected);
        var tasks = service.Tasks.Where(task => task.Wanted).ToList();
        tasks.Count.ShouldBe(service.DesiredCount, where);
        tasks.ShouldAllBe(task => task.IsRunning && task.Targets.TrueForAll(target => target.State == "healthy"));
        service.Deployments.ShouldHaveSingleItem().ShouldBe(expected, where);
        rollout.Hooks.ShouldAllBe(run => !run.IsOpen);
        service.Events.ShouldContain(one => one.Message.Contains(service.Current.Id), where);
    }

    private static void Disturb(Staged staged, Random random, AlarmSwitches alarms)
    {
        switch (random.Next(6))
        {
            case 0 when staged.Status is "IN_PROGRESS" or "PENDING":
                staged.Stop();
                break;
            case 1:
                alarms.Set("errors", random.Next(2) == 0);
                break;
            case 2:
                staged.World.Update($"\"desiredCount\":{random.Next(1, 5)}");
                break;
            case 3:
                staged.Deploy("3");
                break;
            case 4 when staged.Status == "IN_PROGRESS" && staged.Hooks.FirstOrDefault(hook => Text(hook, "status") == "AWAITING_ACTION") is { } waiting:
                staged.Continue(Text(waiting, "hookId"), random.Next(4) == 0 ? "ROLLBACK" : "CONTINUE");
                break;
            default:
                var running = staged.World.Tasks("RUNNING");
                staged.World.Call("StopTask", $$"""{"cluster":"main","task":"{{Text(running[random.Next(running.Count)], "taskArn")}}"}""");
                break;
        }
    }

    private static string Strategy(Random random)
    {
        var hooks = new List<string>();
        if (random.Next(2) == 0)
            hooks.Add(Staged.Function("judge", $"\"{Staged.Stages[random.Next(3, 7)]}\""));
        if (random.Next(3) == 0)
            hooks.Add(Staged.Pause("\"POST_TEST_TRAFFIC_SHIFT\"", """, "timeoutConfiguration":{"timeoutInMinutes":20,"action":"CONTINUE"} """));
        var breaker = Staged.Breaker.Replace("\"rollback\":true", random.Next(4) == 0 ? "\"rollback\":false" : "\"rollback\":true");
        return Staged.WithHooks(Strategies[random.Next(Strategies.Length)] + breaker
            + """, "alarms":{"alarmNames":["errors"],"enable":true,"rollback":true} """, [.. hooks]);
    }

    private static EcsOptions Options(int seed, Random random, IAlarmStates alarms) => new()
    {
        Seed = seed,
        Alarms = alarms,
        HooksBeforeShift = random.Next(2) == 0,
        HooksOnRollback = random.Next(2) == 0,
        FailedHookEndsRollback = random.Next(2) == 0,
        FailedDeploymentKeepsPrimary = random.Next(2) == 0,
        TestTrafficFollowsBlue = random.Next(2) == 0,
        FinishedHooksStay = random.Next(2) == 0,
        AlarmAtStartIsIgnored = random.Next(2) == 0,
        Profile = EcsProfile.Fast with
        {
            Pull = TimeSpan.FromMilliseconds(random.Next(0, 500)),
            Deprovision = TimeSpan.FromMilliseconds(random.Next(0, 300)),
            Schedule = TimeSpan.FromMilliseconds(random.Next(1, 200)),
            AlarmLook = TimeSpan.FromSeconds(30),
        },
    };

    private static HookAnswer Answer(Random random) => random.Next(6) switch
    {
        0 => HookAnswer.Failed,
        1 or 2 => HookAnswer.InProgress(TimeSpan.FromSeconds(random.Next(1, 60))),
        _ => HookAnswer.Succeeded,
    };

    private static VirtualOutcome[] Outcomes(Random random) => [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => random.Next(8) switch
    {
        0 => VirtualOutcome.Exits(random.Next(1, 200), TimeSpan.FromMilliseconds(random.Next(0, 500))),
        1 => VirtualOutcome.NeverStarts("CannotPullContainerError: denied"),
        2 => VirtualOutcome.Unhealthy(),
        _ => VirtualOutcome.Runs,
    })];
}
