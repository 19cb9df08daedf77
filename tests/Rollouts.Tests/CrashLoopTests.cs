using Actions.Aws;

namespace Actions.Rollouts.Tests;

public sealed class CrashLoopTests
{
    private static readonly DateTimeOffset Now = Samples.Start.AddMinutes(2);
    private readonly CrashLoop loop = new();

    [Fact]
    public void Three_tasks_that_lived_some_seconds_are_a_crash_loop_when_nothing_runs() =>
        Look(Now, [Ended("a"), Ended("b"), Ended("c")]).ShouldNotBeNull().Reason
            .ShouldStartWith("3 tasks failed one after another and none of those that followed stays well");

    [Fact]
    public void Two_are_none() => Look(Now, [Ended("a"), Ended("b")]).ShouldBeNull();

    [Fact]
    public void A_task_that_is_seen_twice_counts_once()
    {
        Look(Now, [Ended("a"), Ended("b")]);
        Look(Now.AddSeconds(15), [Ended("a"), Ended("b")]).ShouldBeNull();
        Look(Now.AddSeconds(30), [Ended("c")]).ShouldNotBeNull();
    }

    [Fact]
    public void Half_of_many_tasks_must_fail()
    {
        var ours = Samples.Deployment("ecs-svc/2", Samples.New) with { DesiredCount = 9 };

        loop.Look([.. "abcd".Select(name => Ended($"{name}"))], [], ours, Now).ShouldBeNull();
        loop.Look([Ended("e")], [], ours, Now).ShouldNotBeNull();
    }

    [Fact]
    public void Tasks_that_run_when_the_third_has_failed_are_waited_for()
    {
        EcsTask[] ended = [Ended("a"), Ended("b"), Ended("c")];
        Look(Now, ended, Running("d", Now.AddSeconds(-2))).ShouldBeNull();
        Look(Now.AddSeconds(15), [Ended("d")], Running("e", Now.AddSeconds(10))).ShouldNotBeNull().Reason.ShouldStartWith("4 tasks failed");
    }

    [Fact]
    public void A_task_that_outlives_those_that_ended_is_believed()
    {
        EcsTask[] ended = [Ended("a"), Ended("b"), Ended("c")];
        Look(Now, ended, Running("d", Now.AddSeconds(-2))).ShouldBeNull();
        Look(Now.AddSeconds(15), [], Running("d", Now.AddSeconds(-2))).ShouldBeNull();
        Look(Now.AddMinutes(30), [], Running("d", Now.AddSeconds(-2))).ShouldBeNull();
    }

    [Theory]
    [InlineData("HEALTHY", false)]
    [InlineData("UNHEALTHY", true)]
    [InlineData("UNKNOWN", true)]
    public void A_healthy_task_is_believed_at_once(string health, bool isLoop)
    {
        var running = Running("d", Now.AddSeconds(-1)) with { HealthStatus = health, Containers = [new EcsContainer { HealthStatus = health }] };
        Look(Now, [Ended("a"), Ended("b"), Ended("c")], running).ShouldBeNull();

        (Look(Now.AddSeconds(1), [Ended("e")], health == "HEALTHY" ? running : running with { TaskArn = "f" }) is not null).ShouldBe(isLoop);
    }

    [Theory]
    [InlineData("ServiceSchedulerInitiated", "Scaling activity initiated by (deployment ecs-svc/2)")]
    [InlineData("UserInitiated", "Task stopped by user")]
    [InlineData("SpotInterruption", "SpotInterruption")]
    public void Tasks_that_were_stopped_by_others_do_not_count(string code, string reason) =>
        Look(Now, [.. "abcd".Select(name => Ended($"{name}") with { StopCode = code, StoppedReason = reason })]).ShouldBeNull();

    [Fact]
    public void Tasks_that_were_stopped_for_their_health_count() =>
        Look(Now, [.. "abc".Select(name => Ended($"{name}") with { StopCode = "ServiceSchedulerInitiated", StoppedReason = "Task failed ELB health checks in (target-group web)" })])
            .ShouldNotBeNull();

    private Verdict? Look(DateTimeOffset at, EcsTask[] stopped, params EcsTask[] running) =>
        loop.Look(stopped, running, Samples.Deployment("ecs-svc/2", Samples.New, running: running.Length), at);

    private static EcsTask Ended(string name) => new()
    {
        TaskArn = name, StopCode = "EssentialContainerExited", StartedAt = Samples.Start, StoppedAt = Samples.Start.AddSeconds(8),
    };

    private static EcsTask Running(string name, DateTimeOffset since) => new()
    {
        TaskArn = name, LastStatus = "RUNNING", HealthStatus = "UNKNOWN", StartedAt = since, Containers = [new EcsContainer { HealthStatus = "UNKNOWN" }],
    };
}
