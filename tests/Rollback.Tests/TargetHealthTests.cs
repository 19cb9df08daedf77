using Actions.Aws;
using Actions.Toolkit;
using LocalAws.Clock;

namespace Rollback.Tests;

/// <summary>A deployment that is complete and serves nobody is no way back.</summary>
public sealed class TargetHealthTests
{
    [Theory]
    [InlineData("healthy", false, "1 healthy target")]
    [InlineData("initial,healthy", false, "1 healthy target")]
    [InlineData("unhealthy", true, "no target is healthy after 2 min 0 s: 10.0.0.1 unhealthy Target.Timeout Request timed out")]
    [InlineData("", true, "no target is healthy after 2 min 0 s: no target is registered")]
    public async Task One_healthy_target_is_needed_in_time(string states, bool isFailure, string text)
    {
        using var log = new StringWriter();

        var finding = await Health(new FixedElb(states), log).OfAsync(Service(desired: 2, "arn:group"), default);

        finding.IsFailure.ShouldBe(isFailure, log.ToString());
        finding.Text.ShouldBe(text);
        log.ToString().Contains("no target is healthy yet", StringComparison.Ordinal).ShouldBe(isFailure);
    }

    [Fact]
    public async Task A_service_without_tasks_or_without_target_group_has_no_targets_to_look_at()
    {
        using var log = new StringWriter();
        var health = Health(new FixedElb("unhealthy"), log);

        (await health.OfAsync(Service(desired: 0, "arn:group"), default)).IsFailure.ShouldBeFalse();
        (await health.OfAsync(Service(desired: 2), default)).IsFailure.ShouldBeFalse();
    }

    [Fact]
    public async Task Health_that_may_not_be_read_is_said_and_is_no_failure()
    {
        using var log = new StringWriter();

        var finding = await Health(new FixedElb(null), log).OfAsync(Service(desired: 2, "arn:group"), default);

        finding.ShouldBe(new TargetHealth.Finding(IsFailure: false, "target health not read"));
        log.ToString().ShouldContain("not allowed");
    }

    private static TargetHealth Health(IElbV2 elb, TextWriter log) =>
        new(elb, TimeSpan.FromSeconds(5), new ActionLog(log, forRunner: false, debug: false), WorldClock.Scaled(400));

    private static EcsService Service(int desired, params string[] groups) => new()
    {
        ServiceName = "web",
        DesiredCount = desired,
        LoadBalancers = [.. groups.Select(group => new EcsLoadBalancer { TargetGroupArn = group })],
    };

    /// <param name="states">Of the targets; null refuses to tell.</param>
    private sealed class FixedElb(string? states) : IElbV2
    {
        public Task<IReadOnlyList<TargetHealthDescription>> DescribeTargetHealthAsync(string targetGroupArn, CancellationToken cancellationToken) => states is null
            ? throw new AwsException("elasticloadbalancing:DescribeTargetHealth", "AccessDenied", "not allowed")
            : Task.FromResult<IReadOnlyList<TargetHealthDescription>>([.. states.Split(',', StringSplitOptions.RemoveEmptyEntries).Select((state, at) => new TargetHealthDescription
            {
                Target = new ElbTarget { Id = $"10.0.0.{at + 1}" },
                TargetHealth = state == "healthy" ? new() { State = state } : new() { State = state, Reason = "Target.Timeout", Description = "Request timed out" },
            })]);

        public Task<IReadOnlyList<ElbTargetGroup>> DescribeTargetGroupsAsync(IReadOnlyList<string> targetGroupArns, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<ElbLoadBalancer>> DescribeLoadBalancersAsync(IReadOnlyList<string> loadBalancerArns, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<ElbLoadBalancer>> FindLoadBalancersAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<ElbListener>> DescribeListenersAsync(string loadBalancerArn, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<ElbRule>> DescribeRulesAsync(string listenerArn, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
