using LocalAws.Ecs.Images;

namespace EcsDeploy.Tests.Truth;

/// <summary>What random schedules brought to light, one by one.</summary>
public sealed class MeddlingTests
{
    private const string Rolling = """ "deploymentCircuitBreaker":{"enable":true,"rollback":false} """;
    private const string WithoutBreaker = """ "deploymentCircuitBreaker":{"enable":false,"rollback":false} """;
    private const string BlueGreen = """ "strategy":"BLUE_GREEN","bakeTimeInMinutes":3,"deploymentCircuitBreaker":{"enable":true,"rollback":false} """;

    [Fact]
    public async Task A_redeploy_of_our_revision_long_after_the_start_is_followed_through_its_stages()
    {
        await using var run = await RunAsync(Schedule.Calm(BlueGreen) with { Meanwhile = Meanwhile.Redeployed, MeanwhileAfter = TimeSpan.FromSeconds(90) });

        run.Outcome.Result.ShouldBe(DeployResult.Deployed, run.Log);
        run.Log.ShouldContain("of the same revision; following that one");
    }

    [Fact]
    public async Task A_redeploy_of_our_revision_that_is_not_listed_yet_is_looked_for_once_more()
    {
        var calm = Schedule.Calm(BlueGreen);
        for (var tenth = 1; tenth < 20; tenth++)
        {
            await using var run = await RunAsync(calm with
            {
                Meanwhile = Meanwhile.Redeployed,
                MeanwhileAfter = TimeSpan.FromSeconds(tenth / 10.0),
                Options = calm.Options with { ServiceDeploymentVisibleAfter = TimeSpan.FromSeconds(3) },
            });

            run.Outcome.Result.ShouldBe(DeployResult.Deployed, run.Log);
        }
    }

    [Fact]
    public async Task A_redeploy_of_our_revision_that_readings_do_not_show_yet_is_not_taken_for_a_failure()
    {
        var calm = Schedule.Calm(Rolling);
        for (var second = 10; second < 30; second++)
        {
            await using var run = await RunAsync(calm with
            {
                Meanwhile = Meanwhile.Redeployed,
                MeanwhileAfter = TimeSpan.FromSeconds(second),
                Options = calm.Options with { Seed = second, StaleReads = TimeSpan.FromSeconds(2) },
            });

            run.Outcome.Result.ShouldBe(DeployResult.Deployed, run.Log);
        }
    }

    [Fact]
    public async Task A_redeploy_of_our_revision_right_after_it_completed_is_followed_too()
    {
        await using var undisturbed = await RunAsync(Schedule.Calm(Rolling));
        var completed = undisturbed.Facts.DecidedAt!.Value - undisturbed.Facts.Began!.Value;

        await using var run = await RunAsync(Schedule.Calm(Rolling) with { Meanwhile = Meanwhile.Redeployed, MeanwhileAfter = completed + TimeSpan.FromMilliseconds(1) });

        run.Outcome.Result.ShouldBe(DeployResult.Deployed, run.Log);
        run.Facts.Was(Fact.Good, run.VerdictAt, run.VerdictAt).ShouldBeTrue(run.Log);
    }

    [Fact]
    public async Task A_failed_deployment_of_the_revision_from_before_is_left_because_there_is_nothing_to_return_to()
    {
        await using var run = await RunAsync(Schedule.Calm(BlueGreen) with { IsForcedRedeploy = true, Outcomes = [VirtualOutcome.NeverStarts("CannotPullContainerError: denied")] });

        run.Outcome.Result.ShouldBe(DeployResult.Failed, run.Log);
        run.Log.ShouldContain("web was on web:1 before too: there is nothing else to return to");
    }

    [Fact]
    public async Task A_crash_loop_that_is_still_being_deployed_is_stopped_with_rollback()
    {
        await using var run = await RunAsync(Schedule.Calm(WithoutBreaker) with { Outcomes = [VirtualOutcome.Exits(1, TimeSpan.FromSeconds(1))] });

        run.Outcome.Result.ShouldBe(DeployResult.RolledBack, run.Log);
        run.Log.ShouldContain("web: stopped its deployment with rollback to web:1");
    }

    private static async Task<ScheduleRun> RunAsync(Schedule schedule)
    {
        var run = new ScheduleRun(schedule);
        await run.RunAsync();
        return run;
    }
}
