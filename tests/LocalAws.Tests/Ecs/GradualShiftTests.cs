using System.Text.RegularExpressions;
using LocalAws.Tests.Ecs.Support;

namespace LocalAws.Tests.Ecs;

public sealed class GradualShiftTests
{
    [Fact]
    public async Task A_canary_takes_its_share_bakes_and_takes_the_rest()
    {
        await using var staged = new Staged(Staged.Canary);
        var steps = Shares(staged.Deploy());

        steps.Select(step => step.Share).ShouldBe([0, 12.5, 100]);
        (steps[2].At - steps[1].At).ShouldBeInRange(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10.1));
        staged.RunningVersions().ShouldBe(["2", "2"]);
    }

    [Fact]
    public async Task A_linear_shift_takes_equal_steps_with_a_pause_between_them()
    {
        await using var staged = new Staged(Staged.Linear);
        var steps = Shares(staged.Deploy());

        steps.Select(step => step.Share).ShouldBe([0, 30, 60, 90, 100]);
        foreach (var (earlier, later) in steps.Skip(1).Zip(steps.Skip(2)))
            (later.At - earlier.At).ShouldBeInRange(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2.1));
    }

    [Fact]
    public async Task The_last_step_is_followed_by_the_bake_time_only()
    {
        await using var staged = new Staged(Staged.Linear);
        var full = Shares(staged.Deploy())[^1].At;
        var finished = DateTimeOffset.UnixEpoch.AddSeconds(staged.World.Record["finishedAt"]!.GetValue<double>());
        (finished - full).ShouldBeInRange(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5.1));
    }

    [Fact]
    public async Task What_is_not_given_has_the_defaults_of_the_service()
    {
        await using var staged = new Staged("""
            "strategy":"LINEAR"
            """);
        var steps = Shares(staged.Deploy());
        steps.Count.ShouldBe(11);
        steps[1].Share.ShouldBe(10);
        (steps[2].At - steps[1].At).ShouldBeInRange(TimeSpan.FromMinutes(6), TimeSpan.FromMinutes(6.1));
    }

    [Theory]
    [InlineData(Staged.Canary)]
    [InlineData(Staged.Linear)]
    public async Task Stopped_half_way_all_traffic_goes_back_at_once(string strategy)
    {
        await using var staged = new Staged(strategy);
        staged.Deploy();
        staged.World.AdvanceUntil(() => staged.Stage is not null && staged.Production > 0);
        staged.Stop();
        var shares = Shares(staged, "ROLLBACK_SUCCESSFUL");
        shares.Count.ShouldBe(2);
        shares[1].Share.ShouldBe(0);
        staged.RunningVersions().ShouldBe(["1", "1"]);
    }

    [Theory]
    [InlineData(""" "strategy":"CANARY","canaryConfiguration":{"canaryPercent":0.05} """, "canaryPercent must be from 0.1 to 100, is 0.05.")]
    [InlineData(""" "strategy":"LINEAR","linearConfiguration":{"stepPercent":2} """, "stepPercent must be from 3 to 100, is 2.")]
    [InlineData(""" "strategy":"LINEAR","linearConfiguration":{"stepBakeTimeInMinutes":1441} """, "stepBakeTimeInMinutes must be from 0 to 1440, is 1441.")]
    [InlineData(""" "strategy":"LINEAR","canaryConfiguration":{"canaryPercent":5} """, "canaryConfiguration is only valid with the strategy CANARY, not with LINEAR.")]
    [InlineData(""" "strategy":"ROLLING","lifecycleHooks":[{"targetType":"PAUSE","lifecycleStages":["POST_SCALE_UP"]}] """, "lifecycleHooks are not valid with the strategy ROLLING.")]
    [InlineData(""" "lifecycleHooks":[{"lifecycleStages":["POST_SCALE_UP"]}] """, "hookTargetArn and roleArn must be given for an AWS_LAMBDA lifecycle hook.")]
    [InlineData(""" "lifecycleHooks":[{"targetType":"PAUSE"}] """, "lifecycleStages must be given for a lifecycle hook.")]
    public async Task Configurations_that_the_service_refuses_are_refused(string configuration, string message)
    {
        await using var staged = new Staged();
        var refused = staged.World.Refused("UpdateService", $$"""{"cluster":"main","service":"backend","deploymentConfiguration":{ {{configuration}} } }""");
        (refused.Code, refused.Message).ShouldBe(("InvalidParameterException", message));
    }

    [Theory]
    [InlineData("alternateTargetGroupArn")]
    [InlineData("productionListenerRule")]
    [InlineData("roleArn")]
    public async Task A_load_balancer_without_what_a_shift_needs_is_refused_by_the_name_of_the_member(string missing)
    {
        await using var staged = new Staged();
        var balancers = Regex.Replace(Staged.LoadBalancers(staged.Balancer), $",?\\s*\"{missing}\":\"[^\"]*\"", "").Replace("{,", "{");
        staged.World.Refused("UpdateService", $$"""{"cluster":"main","service":"backend" {{balancers}} }""").Message
            .ShouldBe($"loadBalancers.advancedConfiguration.{missing} must be given with the strategy BLUE_GREEN.");
    }

    [Fact]
    public async Task A_gradual_shift_without_anything_to_shift_is_refused()
    {
        await using var staged = new Staged(balanced: false);
        staged.World.Refused("UpdateService", """{"cluster":"main","service":"backend","deploymentConfiguration":{"strategy":"CANARY"}}""")
            .Message.ShouldBe("The strategy CANARY needs a load balancer or Service Connect to shift traffic.");
    }

    /// <summary>Each share of the new revision that was seen, with its time.</summary>
    private static List<(double Share, DateTimeOffset At)> Shares(Staged staged, string end = "SUCCESSFUL")
    {
        var seen = new List<(double Share, DateTimeOffset At)>();
        staged.World.AdvanceUntil(
            () =>
            {
                if (seen.Count == 0 || seen[^1].Share != staged.Production)
                    seen.Add((staged.Production, staged.World.Clock.GetUtcNow()));
                return staged.Status == end;
            },
            TimeSpan.FromHours(3));
        return seen;
    }
}
