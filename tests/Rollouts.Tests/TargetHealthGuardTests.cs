using Actions.Aws;
using Actions.Toolkit;
using LocalAws.Clock;

namespace Actions.Rollouts.Tests;

public sealed class TargetHealthGuardTests
{
    private readonly ManualClock time = WorldClock.Manual();
    private readonly Balancer balancer = new();
    private readonly Rollout rollout = Samples.Rollout();
    private TargetHealthGuard? guard;

    private async Task<Verdict> LookAsync(VerdictKind kind, int desired = 2, int grace = 0)
    {
        var service = Samples.Service(Samples.Deployment("ecs-svc/2", Samples.New)) with
        {
            DesiredCount = desired,
            HealthCheckGracePeriodSeconds = grace,
            LoadBalancers = [new EcsLoadBalancer { TargetGroupArn = "blue" }],
        };
        rollout.Verdict = new Verdict(kind);
        guard ??= new TargetHealthGuard(balancer, new ActionLog(TextWriter.Null, forRunner: false, debug: false), time);
        await guard.LookAsync([new RolloutReading(rollout, service, null)], CancellationToken.None);
        return rollout.Verdict;
    }

    [Fact]
    public async Task A_complete_deployment_with_a_healthy_target_is_complete()
    {
        balancer.States = ["healthy", "unhealthy"];
        (await LookAsync(VerdictKind.Completed)).Kind.ShouldBe(VerdictKind.Completed);
    }

    [Fact]
    public async Task One_without_any_is_given_the_grace_period_and_then_is_a_failure()
    {
        balancer.States = ["unhealthy", "initial"];
        (await LookAsync(VerdictKind.Completed, grace: 30)).Kind.ShouldBe(VerdictKind.Going);
        time.Advance(TimeSpan.FromSeconds(44));
        (await LookAsync(VerdictKind.Completed, grace: 30)).Kind.ShouldBe(VerdictKind.Going);
        time.Advance(TimeSpan.FromSeconds(1));

        var verdict = await LookAsync(VerdictKind.Completed, grace: 30);

        verdict.Kind.ShouldBe(VerdictKind.Failed);
        verdict.Reason.ShouldContain("none of the load balancer's targets is healthy (Target.Timeout)");
    }

    [Fact]
    public async Task One_that_gets_a_healthy_target_in_time_is_complete()
    {
        balancer.States = ["unhealthy"];
        (await LookAsync(VerdictKind.Completed)).Kind.ShouldBe(VerdictKind.Going);
        balancer.States = ["healthy"];
        (await LookAsync(VerdictKind.Completed)).Kind.ShouldBe(VerdictKind.Completed);
    }

    [Fact]
    public async Task A_service_that_shall_run_nothing_needs_no_target()
    {
        balancer.States = [];
        (await LookAsync(VerdictKind.Completed, desired: 0)).Kind.ShouldBe(VerdictKind.Completed);
    }

    [Fact]
    public async Task Without_the_right_to_look_nothing_is_decided()
    {
        balancer.Problem = new WorldError("not allowed");
        (await LookAsync(VerdictKind.Completed)).Kind.ShouldBe(VerdictKind.Completed);
    }

    [Fact]
    public async Task While_it_goes_on_the_targets_are_read_every_15_seconds_only()
    {
        balancer.States = ["healthy"];
        for (var second = 0; second < 31; second++, time.Advance(TimeSpan.FromSeconds(1))) await LookAsync(VerdictKind.Going);
        balancer.Calls.ShouldBe(3);
        rollout.Targets!.Count.ShouldBe(1);
    }

    private sealed class Balancer : IElbV2
    {
        public string[] States { get; set; } = [];

        public ReportedException? Problem { get; set; }

        public int Calls { get; private set; }

        public Task<IReadOnlyList<TargetHealthDescription>> DescribeTargetHealthAsync(string targetGroupArn, CancellationToken cancellationToken)
        {
            Calls++;
            if (Problem != null) throw Problem;
            return Task.FromResult<IReadOnlyList<TargetHealthDescription>>([.. States.Select(state => new TargetHealthDescription
            {
                TargetHealth = new TargetHealth { State = state, Reason = state == "unhealthy" ? "Target.Timeout" : null },
            })]);
        }

        public Task<IReadOnlyList<ElbTargetGroup>> DescribeTargetGroupsAsync(IReadOnlyList<string> targetGroupArns, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<ElbLoadBalancer>> DescribeLoadBalancersAsync(IReadOnlyList<string> loadBalancerArns, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<ElbLoadBalancer>> FindLoadBalancersAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<ElbListener>> DescribeListenersAsync(string loadBalancerArn, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<ElbRule>> DescribeRulesAsync(string listenerArn, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
