namespace Actions.Rollouts.Tests;

public sealed class TaskCountsTests
{
    [Fact]
    public void A_service_that_runs_what_it_shall_is_its_revision() =>
        TaskCounts.Describe(Samples.Service(Samples.Deployment("ecs-svc/2", Samples.New, running: 2))).ShouldBe("backend:42");

    [Fact]
    public void The_revision_before_is_named_while_it_serves() =>
        TaskCounts.Describe(Samples.Service(
            Samples.Deployment("ecs-svc/2", Samples.New, rollout: "FAILED"),
            Samples.Deployment("ecs-svc/1", Samples.Old, status: "ACTIVE", running: 2))).ShouldBe("backend:42 (0 of 2 tasks run; 2 of backend:41 still run)");

    [Fact]
    public void A_service_of_which_nothing_runs_says_so() =>
        TaskCounts.Describe(Samples.Service(Samples.Deployment("ecs-svc/2", Samples.New, rollout: "FAILED"))).ShouldBe("backend:42 (0 of 2 tasks run)");

    [Fact]
    public void A_service_that_was_never_seen_is_not_described() => TaskCounts.Describe(null).ShouldBeNull();
}
