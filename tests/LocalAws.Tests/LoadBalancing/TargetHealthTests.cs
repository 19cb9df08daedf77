using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.LoadBalancing;
using LocalAws.Tests.Ecs.Support;
using static LocalAws.Tests.Ecs.Support.EcsWorldOf;

namespace LocalAws.Tests.LoadBalancing;

public sealed class TargetHealthTests
{
    [Fact]
    public async Task A_target_goes_from_initial_to_healthy_by_one_passed_check()
    {
        await using var world = new EcsWorldOf();
        var balancer = Balanced(world);
        Deploy(world, balancer, "1", VirtualOutcome.Runs);
        var seen = new List<string>();
        world.AdvanceUntil(() =>
        {
            seen.AddRange(balancer.TargetStates.Where(state => seen.Count == 0 || seen[^1] != state));
            return Text(world.Primary, "rolloutState") == "COMPLETED";
        });
        seen.ShouldBe(["initial: Elb.InitialHealthChecking", "healthy"]);
        world.Events.ShouldContain($"(service backend) registered 1 targets in (target-group {balancer.TargetGroupArn})");
    }

    [Fact]
    public async Task A_target_is_unhealthy_at_the_threshold_and_its_task_is_replaced()
    {
        await using var world = new EcsWorldOf();
        var balancer = Balanced(world);
        Deploy(world, balancer, "1", VirtualOutcome.Unhealthy(), VirtualOutcome.Runs);
        world.AdvanceUntil(() => balancer.TargetStates.Contains("unhealthy: Target.ResponseCodeMismatch"));
        world.Settle();
        var stopped = world.Tasks("STOPPED").ShouldHaveSingleItem();
        Text(stopped, "stoppedReason").ShouldBe($"Task failed ELB health checks in (target-group {balancer.TargetGroupArn})");
        Text(stopped, "stopCode").ShouldBe("ServiceSchedulerInitiated");
    }

    [Fact]
    public async Task Within_the_grace_period_an_unhealthy_task_is_left_alone()
    {
        await using var world = new EcsWorldOf();
        var balancer = Balanced(world);
        Deploy(world, balancer, "1", """, "healthCheckGracePeriodSeconds":60""", VirtualOutcome.Unhealthy());
        world.Clock.Advance(TimeSpan.FromSeconds(59));
        world.Tasks("STOPPED").ShouldBeEmpty();
        world.Clock.Advance(TimeSpan.FromSeconds(3));
        world.Tasks("STOPPED").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_container_that_fails_its_health_check_is_replaced()
    {
        await using var world = new EcsWorldOf();
        world.Ecs.AddImage(Repository, "1", VirtualOutcome.Unhealthy(), VirtualOutcome.Runs);
        world.CreateService(world.Register("1", """, "healthCheck":{"command":["CMD-SHELL","true"],"interval":5,"retries":2}"""), 1);
        world.Settle();
        Text(world.Tasks("STOPPED").ShouldHaveSingleItem(), "stoppedReason").ShouldBe("Task failed container health checks");
        Text(world.Tasks("RUNNING")[0], "healthStatus").ShouldBe("HEALTHY");
    }

    [Theory]
    [InlineData("200", 200, true)]
    [InlineData("200", 204, false)]
    [InlineData("200,301", 301, true)]
    [InlineData("200-299", 250, true)]
    [InlineData("200-299", 300, false)]
    public void The_matcher_takes_codes_and_ranges(string matcher, int status, bool accepted) =>
        new HealthCheckSpec { Matcher = matcher }.Accepts(status).ShouldBe(accepted);

    private static LoadBalancer Balanced(EcsWorldOf world) => world.Ecs.AddSilentLoadBalancer(new()
    {
        Name = "backend",
        HealthCheck = new() { Interval = TimeSpan.FromSeconds(1), UnhealthyThreshold = 3 },
    });

    private static void Deploy(EcsWorldOf world, LoadBalancer balancer, string tag, params VirtualOutcome[] outcomes) =>
        Deploy(world, balancer, tag, "", outcomes);

    private static void Deploy(EcsWorldOf world, LoadBalancer balancer, string tag, string more, params VirtualOutcome[] outcomes)
    {
        world.Ecs.AddImage(Repository, tag, outcomes);
        world.CreateService(world.Register(tag, """, "portMappings":[{"containerPort":80}]"""), 1, $$"""
            ,"loadBalancers":[{"targetGroupArn":"{{balancer.TargetGroupArn}}","containerName":"app","containerPort":80}] {{more}}
            """);
    }
}
