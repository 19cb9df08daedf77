using LocalAws.Ecs.Hooks;
using LocalAws.Ecs.Images;

namespace EcsDeploy.Tests.Truth;

/// <summary>What the action says is so. A thousand random deployments, judged from inside the world.</summary>
public sealed class TruthTests
{
    private const int FirstSeed = 1;
    private const int Schedules = 1000;
    private const int Shown = 10;
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task No_verdict_is_wrong_and_none_is_late()
    {
        var results = new Dictionary<DeployResult, int>();
        var wrong = new List<string>();
        for (var seed = FirstSeed; seed < FirstSeed + Schedules; seed++)
        {
            var schedule = Schedule.Of(seed);
            await using var run = new ScheduleRun(schedule);
            await run.RunAsync();
            results[run.Outcome.Result] = results.GetValueOrDefault(run.Outcome.Result) + 1;
            wrong.AddRange(Wrongs(schedule, run).Select(law => $"{law}\n{schedule}\n{run.Outcome.Result}: {run.Outcome.Reason}\nverdict at {run.Outcome.Services[0].Took.TotalSeconds:0.0} s; {run.Facts}\n"));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", results));
        wrong.ShouldBeEmpty($"{wrong.Count} of {Schedules}: {string.Join(", ", results)}\n{string.Join('\n', wrong.Take(Shown))}");
        // A law over worlds in which nothing happens would say nothing.
        foreach (var result in new[] { DeployResult.Deployed, DeployResult.RolledBack, DeployResult.Failed })
            results.GetValueOrDefault(result).ShouldBeGreaterThan(Schedules / 50, result.ToString());
    }

    [Fact]
    public async Task The_log_is_not_silent_between_readings_that_are_far_apart()
    {
        var calm = Schedule.Calm(""" "deploymentCircuitBreaker":{"enable":true,"rollback":true} """);
        await using var run = new ScheduleRun(calm with { PollInterval = TimeSpan.FromSeconds(60), Outcomes = [VirtualOutcome.StaysPending], Timeout = TimeSpan.FromMinutes(10) });
        await run.RunAsync();

        run.Outcome.Reason.ShouldContain("it was not finished within the 10 min 0 s of 'timeout'");
        run.LongestSilence.ShouldBeLessThan(LongestSilence, run.Log);
    }

    private static IEnumerable<string> Wrongs(Schedule schedule, ScheduleRun run)
    {
        var (facts, at, result) = (run.Facts, run.VerdictAt, run.Outcome.Result);
        // Nobody can know what no answer shows yet.
        var lag = schedule.Options.StaleReads + (schedule.MostLatency * 6);
        var since = at - lag;
        if (result == DeployResult.Deployed && !facts.Was(Fact.Good, since, at))
            yield return "FALSE GREEN: told as deployed, but our deployment did not serve";
        if (result is not (DeployResult.Deployed or DeployResult.Unknown) && !MayFail(schedule, run, since))
            yield return "FALSE RED: told as failed, but our deployment was not in trouble";
        if (result == DeployResult.Unknown && !MayBeUnknown(schedule))
            yield return "NOT FOUND OUT: told as unknown, but the state could be read";
        if (schedule.IsFair && result != (MayBeUnknown(schedule) ? DeployResult.Unknown : DeployResult.Deployed) && result != DeployResult.Deployed)
            yield return "UNFAIR: nothing was wrong and nobody meddled";
        if (result is DeployResult.Failed or DeployResult.RollbackFailed && MustReturn(schedule, run))
            yield return "NOT RETURNED: nobody meddled, and the revision before works";
        // Somebody may deploy right after the last reading.
        if (result == DeployResult.RolledBack && run.EndsOn != run.Before && run.Service.Current.CreatedAt < run.EndedAt - lag)
            yield return $"NOT BACK: told as rolled back, but the service is on {run.EndsOn}";
        if (run.LongestSilence > LongestSilence)
            yield return $"SILENT: no line for {run.LongestSilence.TotalSeconds:0.0} s";
        if (!MayBeUnknown(schedule) && facts is { DecidedAt: { } decided } && Delay(schedule, run, decided) > Promised + lag)
            yield return $"LATE: told {(at - decided).TotalSeconds:0.0} s after it was so";
    }

    private static bool MayFail(Schedule schedule, ScheduleRun run, DateTimeOffset since) =>
        run.Facts.Was(Fact.Bad, run.Facts.Began!.Value, run.VerdictAt)
        || run.Facts.Was(Fact.Unreachable, run.Facts.Began.Value, run.VerdictAt)
        || run.Facts.Was(Fact.CrashLoop, since - TimeSpan.FromSeconds(1), run.VerdictAt)
        || run.Facts.Was(Fact.Ailing, since - TimeSpan.FromSeconds(1), run.VerdictAt)
        || run.Outcome.Services[0].Took >= schedule.Timeout;

    private static bool MustReturn(Schedule schedule, ScheduleRun run) =>
        schedule is { Meanwhile: Meanwhile.Nothing, IsForcedRedeploy: false } && !schedule.HookAnswers.Contains(HookAnswer.Failed) && !MayBeUnknown(schedule) && !run.Service.Records.Exists(record => record.Status == "ROLLBACK_FAILED");

    // Traffic in stages is told by the service deployment only; two deployments of one revision are told apart by it only.
    private static bool MayBeUnknown(Schedule schedule) => !schedule.HasServiceDeployments && (schedule.IsStaged || schedule.IsForcedRedeploy);

    private static TimeSpan Delay(Schedule schedule, ScheduleRun run, DateTimeOffset decided)
    {
        var visible = run.Facts.Began!.Value + (schedule.Options.ServiceDeploymentVisibleAfter ?? TimeSpan.Zero);
        return run.VerdictAt - (decided > visible ? decided : visible);
    }
}
