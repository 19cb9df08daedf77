using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.Tests.Ecs.Support;
using static LocalAws.Tests.Ecs.Support.EcsWorldOf;

namespace LocalAws.Tests.Ecs;

public sealed class CircuitBreakerTests
{
    private const string On = """,  "deploymentConfiguration":{"deploymentCircuitBreaker":{"enable":true,"rollback":true}}""";
    private const string WithoutRollback = """,  "deploymentConfiguration":{"deploymentCircuitBreaker":{"enable":true,"rollback":false}}""";

    [Theory]
    [InlineData(1, 3)]
    [InlineData(6, 3)]
    [InlineData(8, 4)]
    [InlineData(9, 5)]
    public async Task Trips_at_half_of_the_desired_count_but_never_below_three(int desired, int threshold)
    {
        await using var world = await Broken(desired, On);
        var last = 0;
        world.AdvanceUntil(() =>
        {
            var status = Text(world.Record, "status");
            if (status == "ROLLBACK_IN_PROGRESS")
                return true;
            last = world.Primary["failedTasks"]!.GetValue<int>();
            last.ShouldBeLessThan(threshold);
            Text(world.Record["deploymentCircuitBreaker"], "status").ShouldBe(status == "PENDING" ? "DISABLED" : "MONITORING");
            return false;
        });
        world.Record["deploymentCircuitBreaker"]!["threshold"]!.GetValue<int>().ShouldBe(threshold);
        world.Record["deploymentCircuitBreaker"]!["failureCount"]!.GetValue<int>().ShouldBe(threshold);
        Text(world.Record["deploymentCircuitBreaker"], "status").ShouldBe("TRIGGERED");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rolls_back_to_the_last_completed_revision(bool newDeployment)
    {
        await using var world = await Broken(2, On, new() { RollbackIsNewDeployment = newDeployment });
        var (good, bad) = (Text(world.Deployments[1], "id"), Text(world.Deployments[0], "id"));
        world.AdvanceUntil(() => Text(world.Record, "status") == "ROLLBACK_IN_PROGRESS");
        var failed = world.Deployments.Single(one => Text(one, "id") == bad)!;
        Text(failed, "status").ShouldBe("ACTIVE");
        Text(failed, "rolloutState").ShouldBe("FAILED");
        Text(failed, "rolloutStateReason").ShouldContain("circuit breaker");
        (Text(world.Primary, "id") == good).ShouldBe(!newDeployment);

        world.AdvanceUntil(() => Text(world.Record, "status") == "ROLLBACK_SUCCESSFUL");

        Text(world.Service, "taskDefinition").ShouldEndWith("backend:1");
        world.Deployments.Count.ShouldBe(1);
        world.Service["runningCount"]!.GetValue<int>().ShouldBe(2);
        Text(world.Record["rollback"], "serviceRevisionArn").ShouldBe(Text(world.Service["currentServiceRevisions"]![0], "arn"));
        world.Events.ShouldContain(message => message.Contains("rolling back to deployment"));
    }

    [Fact]
    public async Task Without_rollback_it_stops_and_starts_nothing_more()
    {
        await using var world = await Broken(2, WithoutRollback);
        world.AdvanceUntil(() => Text(world.Record, "status") == "STOPPED");
        Text(world.Primary, "rolloutState").ShouldBe("FAILED");
        Text(world.Primary, "taskDefinition").ShouldEndWith("backend:2");
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        var stopped = world.Tasks("STOPPED").Count;

        world.Clock.Advance(TimeSpan.FromMinutes(20));

        world.Tasks("STOPPED").Count.ShouldBe(stopped);
        world.Tasks("RUNNING").Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_failed_deployment_may_lose_primary()
    {
        await using var world = await Broken(2, WithoutRollback, new() { FailedDeploymentKeepsPrimary = false });
        world.AdvanceUntil(() => Text(world.Record, "status") == "STOPPED");
        Text(world.Primary, "taskDefinition").ShouldEndWith("backend:1");
        world.Deployments.Count(one => Text(one, "rolloutState") == "FAILED").ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_completed_before_leaves_it_stalled()
    {
        await using var world = new EcsWorldOf();
        world.Ecs.AddImage(Repository, "1", VirtualOutcome.Exits(1, TimeSpan.FromMilliseconds(50)));
        world.CreateService(world.Register("1"), 1, On);

        world.AdvanceUntil(() => Text(world.Primary, "rolloutState") == "FAILED");
        world.Clock.Advance(TimeSpan.FromMinutes(5));

        world.Tasks("STOPPED").Count.ShouldBe(3);
        world.Tasks("RUNNING").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failing_rollback_is_its_own_end()
    {
        await using var world = new EcsWorldOf();
        world.Ecs.AddImage(Repository, "1", VirtualOutcome.Runs, VirtualOutcome.Exits(3, TimeSpan.Zero));
        world.Ecs.AddImage(Repository, "2", VirtualOutcome.Exits(1, TimeSpan.Zero));
        world.CreateService(world.Register("1"), 1, On);
        world.Settle();
        world.Deploy(world.Register("2"));

        world.AdvanceUntil(() => Text(world.Record, "status") == "ROLLBACK_FAILED");
        Text(world.Primary, "rolloutState").ShouldBe("FAILED");
    }

    [Fact]
    public async Task A_healthy_task_sets_the_count_back()
    {
        await using var world = new EcsWorldOf();
        var crash = VirtualOutcome.Exits(1, TimeSpan.Zero);
        world.Ecs.AddImage(Repository, "1", VirtualOutcome.Runs);
        world.Ecs.AddImage(Repository, "2", crash, crash, VirtualOutcome.Runs, crash, crash, VirtualOutcome.Runs);
        world.CreateService(world.Register("1"), 2, On);
        world.Settle();
        world.Update($"""
            "taskDefinition":"{world.Register("2")}","deploymentConfiguration":{Config()}
            """);

        world.Settle();

        Text(world.Record, "status").ShouldBe("SUCCESSFUL");
        Text(world.Record["deploymentCircuitBreaker"], "status").ShouldBe("MONITORING_COMPLETE");
        static string Config() => """{"minimumHealthyPercent":50,"maximumPercent":100}""";
    }

    [Fact]
    public async Task Switched_off_it_starts_again_for_ever_with_growing_pauses()
    {
        await using var world = await Broken(1, "", new() { Profile = EcsProfile.AwsLike });
        world.Clock.Advance(TimeSpan.FromHours(1));
        var starts = world.Tasks("STOPPED").Where(task => Text(task, "taskDefinitionArn").EndsWith(":2"))
            .Select(task => task["createdAt"]!.GetValue<double>()).Order().ToList();
        world.Clock.Advance(TimeSpan.FromMinutes(30));

        starts.Count.ShouldBeGreaterThan(8);
        var gaps = starts.Zip(starts.Skip(1), (a, b) => b - a).ToList();
        gaps[^1].ShouldBeGreaterThan(300);
        gaps[0].ShouldBeLessThan(60);
        Text(world.Primary, "rolloutState").ShouldBe("IN_PROGRESS");
        world.Events.Count(message => message.Contains("unable to consistently start tasks")).ShouldBe(1);
        world.Primary["failedTasks"]!.GetValue<int>().ShouldBeGreaterThan(starts.Count);
    }

    private static async Task<EcsWorldOf> Broken(int desired, string configuration, EcsOptions? options = null)
    {
        await Task.CompletedTask;
        var world = new EcsWorldOf(options);
        world.Ecs.AddImage(Repository, "1", VirtualOutcome.Runs);
        world.Ecs.AddImage(Repository, "2", VirtualOutcome.Exits(1, TimeSpan.FromMilliseconds(30)));
        world.CreateService(world.Register("1"), desired, configuration);
        world.Settle();
        world.Deploy(world.Register("2"));
        return world;
    }
}
