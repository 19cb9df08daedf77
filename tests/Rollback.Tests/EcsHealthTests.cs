using Actions.Aws;
using Actions.Rollouts;

namespace Rollback.Tests;

/// <summary>What the summary says of the targets of a service that is back.</summary>
public sealed class EcsHealthTests
{
    [Theory]
    [InlineData("healthy", "1 healthy target")]
    [InlineData("initial,healthy,healthy", "2 healthy targets")]
    [InlineData("unhealthy", "0 healthy targets")]
    [InlineData("", "0 healthy targets")]
    [InlineData(null, "target health not read")]
    public void Healthy_targets_are_counted(string? states, string text) => EcsHealth.Of(Seen(states, desired: 2, "arn:group")).ShouldBe(text);

    [Fact]
    public void A_service_without_tasks_or_without_target_group_has_no_targets_to_count()
    {
        EcsHealth.Of(Seen("unhealthy", desired: 0, "arn:group")).ShouldBe("desired count 0");
        EcsHealth.Of(Seen(null, desired: 2)).ShouldBe("no target group");
    }

    private static Rollout Seen(string? states, int desired, params string[] groups) => new()
    {
        Service = "web",
        TaskDefinition = "web:1",
        StartedAt = DateTimeOffset.UnixEpoch,
        LastSeen = new EcsService
        {
            ServiceName = "web",
            DesiredCount = desired,
            LoadBalancers = [.. groups.Select(group => new EcsLoadBalancer { TargetGroupArn = group })],
        },
        Targets = states is null ? null : [.. states.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(state => new TargetHealthDescription { TargetHealth = new TargetHealth { State = state } })],
    };
}
