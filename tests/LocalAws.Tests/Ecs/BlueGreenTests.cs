using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.Tests.Ecs.Support;
using static LocalAws.Tests.Ecs.Support.EcsWorldOf;

namespace LocalAws.Tests.Ecs;

public sealed class BlueGreenTests
{
    public static TheoryData<string> Stages => [.. Staged.Stages];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Goes_through_all_stages_in_order_and_ends_with_the_new_tasks_only(bool balanced)
    {
        await using var staged = new Staged(balanced: balanced);
        staged.Deploy();
        staged.World.Record["lifecycleStage"].ShouldBeNull();
        var seen = new List<string>();
        staged.World.AdvanceUntil(() =>
        {
            if (staged.Stage is { } stage && (seen.Count == 0 || seen[^1] != stage))
                seen.Add(stage);
            return staged.Status == "SUCCESSFUL";
        });

        seen.ShouldBe(Staged.Stages);
        staged.RunningVersions().ShouldBe(["2", "2"]);
        staged.World.Deployments.Count.ShouldBe(1);
        Text(staged.World.Service, "taskDefinition").ShouldEndWith("backend:2");
    }

    [Fact]
    public async Task Traffic_moves_only_in_the_stages_that_are_called_so()
    {
        await using var staged = new Staged();
        staged.Deploy().Until("SCALE_UP");
        var shares = new Dictionary<string, (double Test, double Production)>();
        staged.World.AdvanceUntil(() =>
        {
            shares[staged.Stage!] = (staged.Test, staged.Production);
            return staged.Status == "SUCCESSFUL";
        });

        shares["SCALE_UP"].ShouldBe((0, 0));
        shares["POST_SCALE_UP"].ShouldBe((0, 0));
        shares["TEST_TRAFFIC_SHIFT"].ShouldBe((100, 0));
        shares["POST_TEST_TRAFFIC_SHIFT"].ShouldBe((100, 0));
        shares["PRODUCTION_TRAFFIC_SHIFT"].ShouldBe((100, 100));
        shares["CLEAN_UP"].ShouldBe((100, 100));
    }

    [Fact]
    public async Task Both_revisions_run_whole_until_the_bake_time_is_over()
    {
        await using var staged = new Staged();
        staged.Deploy().Until("BAKE_TIME");
        var start = staged.World.Clock.GetUtcNow();
        staged.RunningVersions().ShouldBe(["1", "1", "2", "2"]);

        staged.Until("CLEAN_UP");

        (staged.World.Clock.GetUtcNow() - start).ShouldBeInRange(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5.1));
    }

    [Fact]
    public async Task The_target_groups_change_roles_with_each_deployment()
    {
        await using var staged = new Staged();
        var (blue, green) = (staged.Balancer!.TargetGroupArn, staged.Balancer.AlternateTargetGroupArn!);
        staged.Rule(staged.Balancer.ProductionRuleArn).ShouldBe(new Dictionary<string, double> { [blue] = 100 });

        staged.Deploy().UntilStatus("SUCCESSFUL");
        staged.Rule(staged.Balancer.ProductionRuleArn).ShouldBe(new Dictionary<string, double> { [green] = 100 });
        staged.Rule(staged.Balancer.TestRuleArn).ShouldBe(new Dictionary<string, double> { [green] = 100 });

        staged.Deploy("1").Until("TEST_TRAFFIC_SHIFT");
        staged.World.AdvanceUntil(() => staged.Test > 0);
        staged.Rule(staged.Balancer.ProductionRuleArn).ShouldBe(new Dictionary<string, double> { [green] = 100 });
        staged.Rule(staged.Balancer.TestRuleArn).ShouldBe(new Dictionary<string, double> { [blue] = 100 });
        staged.UntilStatus("SUCCESSFUL");
        staged.Rule(staged.Balancer.ProductionRuleArn).ShouldBe(new Dictionary<string, double> { [blue] = 100 });
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Before_its_shift_test_traffic_goes_to_the_old_revision_or_nowhere(bool followsBlue, int groups)
    {
        await using var staged = new Staged(options: new() { TestTrafficFollowsBlue = followsBlue });
        staged.Deploy().Until("POST_SCALE_UP");
        staged.Rule(staged.Balancer!.TestRuleArn).Count.ShouldBe(groups);
        var source = staged.World.Record["sourceServiceRevisions"]![0]!;
        source["requestedTestTrafficWeight"]!.GetValue<double>().ShouldBe(followsBlue ? 100 : 0);
    }

    [Fact]
    public async Task The_deployments_have_no_rollout_state()
    {
        await using var staged = new Staged();
        staged.Deploy().Until("BAKE_TIME");
        staged.World.Deployments.Count.ShouldBe(2);
        staged.World.Deployments.ShouldAllBe(one => one!["rolloutState"] == null && one["rolloutStateReason"] == null);
        staged.World.Deployments.Select(one => Text(one, "status")).ShouldBe(["PRIMARY", "ACTIVE"]);
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task A_stop_at_any_stage_brings_the_old_revision_back(string stage)
    {
        await using var staged = new Staged();
        staged.Deploy().Until(stage);
        staged.Stop();
        staged.Status.ShouldBe("ROLLBACK_REQUESTED");

        staged.UntilStatus("ROLLBACK_SUCCESSFUL");

        staged.RunningVersions().ShouldBe(["1", "1"]);
        (staged.Test, staged.Production).ShouldBe((0, 0));
        staged.Rule(staged.Balancer!.ProductionRuleArn).ShouldBe(new Dictionary<string, double> { [staged.Balancer.TargetGroupArn] = 100 });
        staged.World.Deployments.Count.ShouldBe(1);
        Text(staged.World.Service, "taskDefinition").ShouldEndWith("backend:1");
        Text(staged.World.Record["rollback"], "serviceRevisionArn").ShouldBe(Text(staged.World.Record["sourceServiceRevisions"]![0], "arn"));
    }

    [Fact]
    public async Task On_the_way_back_traffic_leaves_before_the_new_tasks_end()
    {
        await using var staged = new Staged();
        staged.Deploy().Until("BAKE_TIME");
        staged.Stop();
        var seen = new List<string>();
        staged.World.AdvanceUntil(() =>
        {
            if (staged.Status == "ROLLBACK_IN_PROGRESS" && (seen.Count == 0 || seen[^1] != staged.Stage))
                seen.Add(staged.Stage!);
            if (staged.Production > 0)
                staged.RunningVersions().ShouldBe(["1", "1", "2", "2"]);
            return staged.Status == "ROLLBACK_SUCCESSFUL";
        });
        seen.ShouldBe(["PRODUCTION_TRAFFIC_SHIFT", "TEST_TRAFFIC_SHIFT", "CLEAN_UP"]);
    }

    [Fact]
    public async Task Stopped_while_the_old_tasks_end_they_come_back_before_the_traffic()
    {
        await using var staged = new Staged();
        staged.Deploy().Until("CLEAN_UP");
        staged.World.AdvanceUntil(() => staged.Status == "IN_PROGRESS" && staged.RunningVersions().SequenceEqual(["2", "2"]));
        staged.Stop();
        var stages = new List<string>();
        staged.World.AdvanceUntil(() =>
        {
            if (staged.Status == "ROLLBACK_IN_PROGRESS" && (stages.Count == 0 || stages[^1] != staged.Stage))
                stages.Add(staged.Stage!);
            if (staged.Production < 100)
                staged.RunningVersions().Count(version => version == "1").ShouldBe(2);
            return staged.Status == "ROLLBACK_SUCCESSFUL";
        });
        stages.ShouldBe(["SCALE_UP", "PRODUCTION_TRAFFIC_SHIFT", "TEST_TRAFFIC_SHIFT", "CLEAN_UP"]);
    }

    [Fact]
    public async Task The_circuit_breaker_ends_it_before_any_traffic_moves()
    {
        await using var staged = new Staged(Staged.BlueGreen + Staged.Breaker);
        staged.World.Ecs.AddImage(Repository, "2", VirtualOutcome.Exits(1, TimeSpan.FromMilliseconds(30)));
        staged.Deploy();
        staged.World.AdvanceUntil(() =>
        {
            staged.Production.ShouldBe(0);
            staged.RunningVersions().Count(version => version == "1").ShouldBe(2);
            return staged.Status == "ROLLBACK_SUCCESSFUL";
        });
        Text(staged.World.Record["deploymentCircuitBreaker"], "status").ShouldBe("TRIGGERED");
        staged.World.Record["deploymentCircuitBreaker"]!["failureCount"]!.GetValue<int>().ShouldBe(3);
        staged.World.Events.ShouldContain(message => message.Contains("rolling back to deployment"));
    }

    [Fact]
    public async Task Without_breaker_failing_tasks_keep_it_scaling_up()
    {
        await using var staged = new Staged();
        staged.World.Ecs.AddImage(Repository, "2", VirtualOutcome.Unhealthy());
        staged.Deploy();
        staged.World.Clock.Advance(TimeSpan.FromHours(1));
        (staged.Status, staged.Stage, staged.Production).ShouldBe(("IN_PROGRESS", "SCALE_UP", 0));
        staged.Stop();
        staged.UntilStatus("ROLLBACK_SUCCESSFUL");
    }

    [Fact]
    public async Task A_breaker_without_rollback_leaves_the_traffic_where_it_is()
    {
        await using var staged = new Staged(Staged.BlueGreen + """, "deploymentCircuitBreaker":{"enable":true,"rollback":false} """);
        staged.World.Ecs.AddImage(Repository, "2", VirtualOutcome.NeverStarts("CannotPullContainerError: denied"));
        staged.Deploy().UntilStatus("STOPPED");
        staged.World.Clock.Advance(TimeSpan.FromHours(1));
        staged.RunningVersions().ShouldBe(["1", "1"]);
        staged.Production.ShouldBe(0);
    }

    [Fact]
    public async Task A_first_deployment_takes_all_traffic_from_the_start_and_does_not_bake()
    {
        await using var staged = new Staged(Staged.Canary);
        (staged.Production, staged.Test).ShouldBe((100, 100));
        staged.World.Record["sourceServiceRevisions"]!.AsArray().ShouldBeEmpty();
        (staged.World.Record["finishedAt"]!.GetValue<double>() - staged.World.Record["createdAt"]!.GetValue<double>()).ShouldBeLessThan(60);
    }

    [Fact]
    public async Task A_newer_deployment_first_reconciles_what_the_one_before_left()
    {
        await using var staged = new Staged(Staged.Canary);
        staged.Deploy().Until("PRODUCTION_TRAFFIC_SHIFT");
        staged.World.AdvanceUntil(() => staged.Production > 0);
        staged.World.Ecs.AddImage(Repository, "3", VirtualOutcome.Runs);
        staged.Deploy("3");

        Text(staged.World.Records[1], "status").ShouldBe("STOPPED");
        staged.Rule(staged.Balancer!.ProductionRuleArn).ShouldBe(new Dictionary<string, double> { [staged.Balancer.TargetGroupArn] = 100 });
        staged.Until("RECONCILE_SERVICE").Until("PRE_SCALE_UP");
        staged.RunningVersions().ShouldBe(["1", "1"]);
        staged.UntilStatus("SUCCESSFUL");
        staged.RunningVersions().ShouldBe(["3", "3"]);
    }

    [Fact]
    public async Task A_count_changed_meanwhile_counts_for_both_revisions()
    {
        await using var staged = new Staged();
        staged.Deploy().Until("BAKE_TIME");
        staged.World.Update("\"desiredCount\":3");
        staged.World.AdvanceUntil(() => staged.RunningVersions().SequenceEqual(["1", "1", "1", "2", "2", "2"]));
        staged.UntilStatus("SUCCESSFUL");
        staged.RunningVersions().ShouldBe(["2", "2", "2"]);
    }

    [Fact]
    public async Task A_service_can_change_to_rolling_and_back()
    {
        await using var staged = new Staged();
        staged.Deploy().UntilStatus("SUCCESSFUL");
        staged.World.Update($$""" "taskDefinition":"{{staged.Register("1")}}","deploymentConfiguration":{"strategy":"ROLLING"} """);
        staged.UntilStatus("SUCCESSFUL");
        staged.World.Record["lifecycleStage"].ShouldBeNull();
        staged.Rule(staged.Balancer!.ProductionRuleArn).ShouldBe(new Dictionary<string, double> { [staged.Balancer.AlternateTargetGroupArn!] = 100 });

        staged.World.Update($$""" "taskDefinition":"{{staged.Register("2")}}","deploymentConfiguration":{"strategy":"BLUE_GREEN"} """);
        staged.UntilStatus("SUCCESSFUL");
        staged.Rule(staged.Balancer.ProductionRuleArn).ShouldBe(new Dictionary<string, double> { [staged.Balancer.TargetGroupArn] = 100 });
    }

    [Fact]
    public async Task A_deleted_service_ends_its_deployment()
    {
        await using var staged = new Staged();
        staged.Deploy().Until("BAKE_TIME");
        staged.World.Call("DeleteService", """{"cluster":"main","service":"backend","force":true}""");
        staged.World.AdvanceUntil(() => Text(staged.World.Service, "status") == "INACTIVE");
        staged.Status.ShouldBe("STOPPED");
    }
}
