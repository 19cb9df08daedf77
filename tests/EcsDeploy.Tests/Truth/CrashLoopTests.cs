using LocalAws.Ecs;
using LocalAws.Ecs.Images;

namespace EcsDeploy.Tests.Truth;

/// <summary>Tasks that crash where the service has no circuit breaker, in virtual time.</summary>
public sealed class CrashLoopTests
{
    private static readonly VirtualOutcome Crash = VirtualOutcome.Exits(1, TimeSpan.FromSeconds(12));

    private static readonly Schedule WithoutBreaker = Schedule.Calm(""" "deploymentCircuitBreaker":{"enable":false,"rollback":false} """) with { Desired = 4 };

    // ECS takes each of them for healthy before it crashes, so that it counts none as failed; one that never starts keeps the deployment from completing.
    private static readonly EcsOptions HealthyTooSoon = new() { Profile = EcsProfile.AwsLike with { HealthyAfterRunning = TimeSpan.FromSeconds(5) } };

    [Fact]
    public async Task Tasks_that_live_for_some_seconds_before_they_crash_are_given_up_long_before_the_time_out()
    {
        await using var run = new ScheduleRun(WithoutBreaker with { Outcomes = [VirtualOutcome.StaysPending, Crash], Options = HealthyTooSoon });
        await run.RunAsync();

        run.Outcome.Result.ShouldBe(DeployResult.RolledBack, run.Log);
        run.Outcome.Reason.ShouldContain("the service has no deployment circuit breaker");
        run.Outcome.Services[0].Took.ShouldBeLessThan(TimeSpan.FromMinutes(3), run.Log);
    }

    [Fact]
    public async Task A_service_whose_first_tasks_crashed_and_that_is_stable_then_is_deployed()
    {
        await using var run = new ScheduleRun(WithoutBreaker with { Outcomes = [Crash, Crash, VirtualOutcome.Runs] });
        await run.RunAsync();

        run.Outcome.Result.ShouldBe(DeployResult.Deployed, run.Log);
    }
}
