using System.Text.Json.Nodes;
using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.Ecs.Model;
using LocalAws.Tests.Ecs.Support;
using static LocalAws.Tests.Ecs.Support.EcsWorldOf;

namespace LocalAws.Tests.Ecs;

/// <summary>Laws that hold at every single step, whatever the numbers and the order of things. A failing case names its seed.</summary>
public sealed class SchedulerLawTests
{
    [Fact]
    public async Task Limits_hold_at_every_step_and_success_means_all_new_tasks_are_healthy()
    {
        for (var seed = 1; seed <= 200; seed++)
            await RunAsync(seed, VirtualOutcome.Runs);
    }

    [Fact]
    public async Task With_failing_tasks_there_is_always_one_primary_and_never_a_false_success()
    {
        for (var seed = 1001; seed <= 1200; seed++)
        {
            var random = new Random(seed);
            await RunAsync(seed, Outcomes(random));
        }
    }

    private static async Task RunAsync(int seed, params VirtualOutcome[] newVersion)
    {
        var random = new Random(seed);
        await using var world = new EcsWorldOf(new EcsOptions { Seed = seed, Profile = Durations(random), RollbackIsNewDeployment = random.Next(2) == 0 });
        var faultless = newVersion.All(outcome => outcome == VirtualOutcome.Runs);
        var (desired, low, high) = Numbers(random);
        var balanced = random.Next(2) == 0;
        world.Ecs.AddImage(Repository, "1", VirtualOutcome.Runs);
        world.Ecs.AddImage(Repository, "2", newVersion);
        world.CreateService(world.Register("1", """, "portMappings":[{"containerPort":80}]"""), desired, Configuration(world, low, high, balanced));
        world.Settle();

        world.Deploy(world.Register("2", """, "portMappings":[{"containerPort":80}]"""));
        var end = world.Clock.GetUtcNow() + TimeSpan.FromHours(2);
        for (var step = 0; step < 5000 && world.State.Current.RolloutState != "COMPLETED" && world.Manual.RunNext(end); step++)
            Check(world.State, faultless, low, high, $"seed {seed} step {step}");

        if (faultless)
            Text(world.Record, "status").ShouldBe("SUCCESSFUL", $"seed {seed}");
    }

    private static void Check(Service service, bool faultless, int low, int high, string where)
    {
        var tasks = service.Tasks.Where(task => task.Wanted).ToList();
        service.Deployments.Count(one => one.Status == "PRIMARY").ShouldBe(1, where);
        tasks.Count.ShouldBeLessThanOrEqualTo((int)Math.Floor(service.DesiredCount * high / 100m), where);
        if (faultless)
            tasks.Count(task => task.WasHealthy).ShouldBeGreaterThanOrEqualTo((int)Math.Ceiling(service.DesiredCount * low / 100m), where);
        if (service.Current.RolloutState == "COMPLETED")
            CheckSuccess(service, tasks, where);
    }

    private static void CheckSuccess(Service service, List<EcsTask> tasks, string where)
    {
        service.Records[0].Status.ShouldBe(service.Current.IsRollback ? "ROLLBACK_SUCCESSFUL" : "SUCCESSFUL", where);
        tasks.Count.ShouldBe(service.DesiredCount, where);
        tasks.ShouldAllBe(task => task.Deployment == service.Current && task.IsRunning && task.WasHealthy);
        service.Deployments.ShouldHaveSingleItem().ShouldBe(service.Current);
        service.Events.ShouldContain(one => one.Message.Contains(service.Current.Id), where);
    }

    private static (int Desired, int Low, int High) Numbers(Random random)
    {
        while (true)
        {
            var (desired, low, high) = (random.Next(1, 9), random.Next(0, 101), random.Next(100, 301));
            if (Math.Floor(desired * high / 100m) > Math.Ceiling(desired * low / 100m))
                return (desired, low, high);
        }
    }

    private static VirtualOutcome[] Outcomes(Random random) => [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => random.Next(6) switch
    {
        0 => VirtualOutcome.Exits(random.Next(1, 200), TimeSpan.FromMilliseconds(random.Next(0, 500))),
        1 => VirtualOutcome.NeverStarts("CannotPullContainerError: denied"),
        2 => VirtualOutcome.OutOfMemory(TimeSpan.FromMilliseconds(random.Next(0, 100))),
        3 => VirtualOutcome.Unhealthy(),
        _ => VirtualOutcome.Runs,
    })];

    private static EcsProfile Durations(Random random) => EcsProfile.Fast with
    {
        Provision = TimeSpan.FromMilliseconds(random.Next(0, 100)),
        Pull = TimeSpan.FromMilliseconds(random.Next(0, 500)),
        Activate = TimeSpan.FromMilliseconds(random.Next(0, 50)),
        Deprovision = TimeSpan.FromMilliseconds(random.Next(0, 300)),
        Schedule = TimeSpan.FromMilliseconds(random.Next(1, 200)),
    };

    private static string Configuration(EcsWorldOf world, int low, int high, bool balanced)
    {
        var parts = new JsonObject
        {
            ["deploymentConfiguration"] = new JsonObject
            {
                ["minimumHealthyPercent"] = low,
                ["maximumPercent"] = high,
                ["deploymentCircuitBreaker"] = new JsonObject { ["enable"] = true, ["rollback"] = true },
            },
        };
        if (balanced)
        {
            var group = world.Ecs.AddSilentLoadBalancer(new() { Name = "b", HealthCheck = new() { Interval = TimeSpan.FromMilliseconds(100) } });
            parts["loadBalancers"] = new JsonArray(new JsonObject
            {
                ["targetGroupArn"] = group.TargetGroupArn,
                ["containerName"] = "app",
                ["containerPort"] = 80,
            });
        }

        return "," + parts.ToJsonString()[1..^1];
    }
}
