using System.Text.Json.Nodes;
using Actions.Aws;

namespace Actions.Rollouts.Tests;

/// <summary>The decision table, row by row.</summary>
public sealed class VerdictRulesTests
{
    private static readonly EcsDeployment Ours = Samples.Deployment("ecs-svc/2", Samples.New);
    private static readonly EcsDeployment Older = Samples.Deployment("ecs-svc/1", Samples.Old, "ACTIVE", "COMPLETED", running: 2);

    [Theory]
    [InlineData("SUCCESSFUL", VerdictKind.Completed)]
    [InlineData("STOPPED", VerdictKind.Failed)]
    [InlineData("ROLLBACK_REQUESTED", VerdictKind.Returning)]
    [InlineData("ROLLBACK_IN_PROGRESS", VerdictKind.Returning)]
    [InlineData("ROLLBACK_SUCCESSFUL", VerdictKind.Returned)]
    [InlineData("ROLLBACK_FAILED", VerdictKind.ReturnFailed)]
    [InlineData("PENDING", VerdictKind.Going)]
    [InlineData("IN_PROGRESS", VerdictKind.Going)]
    [InlineData("STOP_REQUESTED", VerdictKind.Going)]
    internal void The_service_deployment_decides_where_there_is_one(string status, VerdictKind expected) =>
        Judge(Samples.Service(Ours, Older), Samples.ServiceDeployment(status)).Kind.ShouldBe(expected);

    [Theory]
    [InlineData("IN_PROGRESS", Samples.New, VerdictKind.Going)]
    [InlineData("ROLLBACK_REQUESTED", Samples.New, VerdictKind.Going)]
    [InlineData("ROLLBACK_SUCCESSFUL", Samples.Old, VerdictKind.Completed)]
    [InlineData("ROLLBACK_FAILED", Samples.New, VerdictKind.Failed)]
    [InlineData("SUCCESSFUL", Samples.New, VerdictKind.Failed)]
    [InlineData("STOPPED", Samples.New, VerdictKind.Failed)]
    internal void A_return_by_ECS_is_the_second_half_of_the_deployment_that_failed(string status, string primary, VerdictKind expected)
    {
        var back = new Rollout { Service = "backend", TaskDefinition = Samples.Old, Previous = Samples.New, StartedAt = Samples.Start, MadeByEcs = true };

        VerdictRules.Judge(back, Samples.Service(Samples.Deployment("ecs-svc/2", primary)), Samples.ServiceDeployment(status), Samples.Start.AddMinutes(5)).Kind.ShouldBe(expected);
    }

    [Fact]
    public void Its_reason_is_part_of_the_verdict() =>
        Judge(Samples.Service(Ours), Samples.ServiceDeployment("STOPPED", "tasks failed to start")).Reason
            .ShouldBe("ECS stopped the deployment: tasks failed to start");

    [Fact]
    public void A_successful_service_deployment_of_a_service_that_moved_on_is_no_success()
    {
        var verdict = Judge(Samples.Service(Samples.Deployment("ecs-svc/3", Samples.Foreign)), Samples.ServiceDeployment("SUCCESSFUL"));

        verdict.Kind.ShouldBe(VerdictKind.Superseded);
    }

    [Fact]
    public void A_stopped_deployment_of_a_service_that_somebody_else_took_is_superseded() =>
        Judge(Samples.Service(Samples.Deployment("ecs-svc/3", Samples.Foreign)), Samples.ServiceDeployment("STOPPED")).Kind.ShouldBe(VerdictKind.Superseded);

    [Fact]
    public void Without_one_our_completed_entry_is_success() =>
        Judge(Samples.Service(Samples.Deployment("ecs-svc/2", Samples.New, rollout: "COMPLETED", running: 2))).Kind.ShouldBe(VerdictKind.Completed);

    [Fact]
    public void Our_failed_entry_is_failure_at_once() =>
        Judge(Samples.Service(Samples.Deployment("ecs-svc/2", Samples.New, rollout: "FAILED"))).Kind.ShouldBe(VerdictKind.Failed);

    [Fact]
    public void Our_failed_entry_behind_the_old_revision_is_a_return_by_ECS() =>
        Judge(Samples.Service(
                Samples.Deployment("ecs-svc/3", Samples.Old),
                Samples.Deployment("ecs-svc/2", Samples.New, "ACTIVE", "FAILED")))
            .Kind.ShouldBe(VerdictKind.Returning);

    [Fact]
    public void A_service_that_looks_stable_on_the_old_revision_was_returned_and_needs_a_second_look()
    {
        var verdict = Judge(Samples.Service(Samples.Deployment("ecs-svc/3", Samples.Old, rollout: "COMPLETED", running: 2)));

        verdict.Kind.ShouldBe(VerdictKind.Returned);
        verdict.NeedsSecondLook.ShouldBeTrue();
    }

    [Fact]
    public void A_deployment_by_somebody_else_is_told_as_such() =>
        Judge(Samples.Service(Samples.Deployment("ecs-svc/3", Samples.Foreign, rollout: "COMPLETED", running: 2))).Kind.ShouldBe(VerdictKind.Superseded);

    [Fact]
    public void A_redeploy_of_our_revision_goes_on() =>
        Judge(Samples.Service(Samples.Deployment("ecs-svc/3", Samples.New))).Kind.ShouldBe(VerdictKind.Going);

    [Fact]
    public void Without_any_rollout_state_one_full_deployment_of_ours_is_success_at_the_second_look()
    {
        var verdict = Judge(Samples.Service(Samples.Deployment("ecs-svc/2", Samples.New, rollout: null, running: 2)));

        verdict.Kind.ShouldBe(VerdictKind.Completed);
        verdict.NeedsSecondLook.ShouldBeTrue();
    }

    [Theory]
    [InlineData("DRAINING")]
    [InlineData("INACTIVE")]
    public void A_service_that_goes_away_is_failure(string status) =>
        Judge(Samples.Service(Ours) with { Status = status }).Kind.ShouldBe(VerdictKind.Failed);

    [Fact]
    public void A_service_that_is_gone_is_failure() =>
        VerdictRules.Judge(Samples.Rollout(), null, null, Samples.Start).Kind.ShouldBe(VerdictKind.Failed);

    [Theory]
    [InlineData(null)]
    [InlineData("INACTIVE")]
    public void A_service_that_was_created_just_now_may_take_fifteen_seconds_to_show(string? status)
    {
        var rollout = new Rollout { Service = "backend", TaskDefinition = Samples.New, StartedAt = Samples.Start, DeploymentId = "ecs-svc/2" };
        var service = status is null ? null : Samples.Service(Older) with { Status = status };

        VerdictRules.Judge(rollout, service, null, Samples.Start.AddSeconds(14)).Kind.ShouldBe(VerdictKind.Going);
        VerdictRules.Judge(rollout, service, null, Samples.Start.AddSeconds(15)).Kind.ShouldBe(VerdictKind.Failed);
    }

    [Theory]
    [InlineData(2, VerdictKind.Going)]
    [InlineData(3, VerdictKind.Failed)]
    internal void A_crash_loop_without_circuit_breaker_is_failure_at_the_third_task(int failed, VerdictKind expected) =>
        Judge(Samples.Service(Samples.Deployment("ecs-svc/2", Samples.New, failed: failed), Older) with { DeploymentConfiguration = null }).Kind.ShouldBe(expected);

    [Fact]
    public void A_service_with_circuit_breaker_is_left_to_it() =>
        Judge(Samples.Service(Samples.Deployment("ecs-svc/2", Samples.New, failed: 9), Older)).Kind.ShouldBe(VerdictKind.Going);

    [Fact]
    public void A_service_that_never_takes_the_revision_is_failure_after_fifteen_seconds()
    {
        var rollout = Samples.Rollout();
        rollout.WasSeen = false;
        var service = Samples.Service(Samples.Deployment("ecs-svc/1", Samples.Old, rollout: "COMPLETED", running: 2));

        VerdictRules.Judge(rollout, service, null, Samples.Start.AddSeconds(14)).Kind.ShouldBe(VerdictKind.Going);
        VerdictRules.Judge(rollout, service, null, Samples.Start.AddSeconds(15)).Kind.ShouldBe(VerdictKind.Failed);
    }

    [Fact]
    public void A_deployment_that_its_own_circuit_breaker_stopped_needs_no_second_look() =>
        Judge(Samples.Service(Ours, Older), Samples.ServiceDeployment("STOPPED") with { DeploymentCircuitBreaker = new() { Status = "TRIGGERED" } })
            .NeedsSecondLook.ShouldBeFalse();

    [Fact]
    public void A_deployment_that_is_stopped_and_still_under_way_in_the_list_is_looked_at_until_the_list_cannot_lag_any_more() =>
        Judge(Samples.Service(Ours, Older), Samples.ServiceDeployment("STOPPED")).Lasting.ShouldBe(TimeSpan.FromSeconds(3));

    [Theory]
    [InlineData("ecs-svc/1", 3)]
    [InlineData("ecs-svc/3", 0)]
    internal void A_success_that_the_list_does_not_show_yet_is_looked_at_again_unless_another_deployment_followed(string primary, int seconds)
    {
        var rollout = new Rollout { Service = "backend", TaskDefinition = Samples.New, Previous = Samples.Old, StartedAt = Samples.Start, DeploymentsBefore = ["ecs-svc/1"] };

        var verdict = VerdictRules.Judge(rollout, Samples.Service(Samples.Deployment(primary, Samples.Old)), Samples.ServiceDeployment("SUCCESSFUL"), Samples.Start);

        verdict.NeedsSecondLook.ShouldBeTrue();
        verdict.Lasting.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public void Our_failed_entry_behind_a_revision_that_nobody_is_deploying_is_not_being_returned() =>
        Judge(Samples.Service(
                Samples.Deployment("ecs-svc/1", Samples.Old, rollout: "COMPLETED", running: 1),
                Samples.Deployment("ecs-svc/2", Samples.New, "ACTIVE", "FAILED")))
            .Kind.ShouldBe(VerdictKind.Failed);

    [Theory]
    [InlineData(Samples.Old, VerdictKind.Failed)]
    [InlineData(Samples.Foreign, VerdictKind.Superseded)]
    internal void Our_entry_under_way_behind_another_deployment_was_replaced_before_it_is_gone(string revision, VerdictKind expected)
    {
        var verdict = Judge(Samples.Service(Samples.Deployment("ecs-svc/3", revision), Samples.Deployment("ecs-svc/2", Samples.New, "ACTIVE", running: 1)));

        verdict.Kind.ShouldBe(expected);
        verdict.Reason.ShouldContain("by somebody else took its place");
    }

    [Theory]
    [InlineData("something went wrong", VerdictKind.Going)]
    [InlineData(null, VerdictKind.Unknown)]
    internal void A_staged_deployment_goes_on_while_it_is_to_be_read_again(string? problem, VerdictKind expected)
    {
        var rollout = Samples.Rollout();
        rollout.UnreadBecause = problem;
        var service = Samples.Service(Ours, Older) with { DeploymentConfiguration = new JsonObject { ["strategy"] = "BLUE_GREEN" } };

        VerdictRules.Judge(rollout, service, null, Samples.Start.AddMinutes(10)).Kind.ShouldBe(expected);
    }

    [Fact]
    public void A_deployment_from_before_ours_is_nobody_elses()
    {
        var rollout = new Rollout { Service = "backend", TaskDefinition = Samples.New, StartedAt = Samples.Start, DeploymentsBefore = ["ecs-svc/1"] };

        VerdictRules.IsElsewhere(rollout, Samples.Service(Samples.Deployment("ecs-svc/1", Samples.Old))).ShouldBeFalse();
        VerdictRules.IsElsewhere(rollout, Samples.Service(Samples.Deployment("ecs-svc/3", Samples.Old))).ShouldBeTrue();
    }

    [Theory]
    [InlineData("ROLLBACK_IN_PROGRESS", VerdictKind.Going)]
    [InlineData("ROLLBACK_SUCCESSFUL", VerdictKind.Completed)]
    internal void A_return_that_ECS_takes_back_to_the_same_revision_is_a_return_still(string status, VerdictKind expected)
    {
        var rollout = new Rollout { Service = "backend", TaskDefinition = Samples.Old, StartedAt = Samples.Start, DeploymentId = "ecs-svc/3", IsReturn = true };

        VerdictRules.Judge(rollout, Samples.Service(Samples.Deployment("ecs-svc/4", Samples.Old)), Samples.ServiceDeployment(status), Samples.Start).Kind.ShouldBe(expected);
    }

    private static Verdict Judge(EcsService service, ServiceDeployment? deployment = null) =>
        VerdictRules.Judge(Samples.Rollout(), service, deployment, Samples.Start.AddSeconds(30));
}
