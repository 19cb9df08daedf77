using Actions.Aws;
using Actions.Toolkit;

namespace Actions.Rollouts.Tests;

public sealed class RolloutProgressTests
{
    [Theory]
    [InlineData(99, false)]
    [InlineData(100, true)]
    public void Events_that_may_be_missing_are_told(int fresh, bool isTold)
    {
        using var log = new StringWriter();
        var service = Samples.Service(Samples.Deployment("ecs-svc/2", Samples.New)) with
        {
            Events = [.. Enumerable.Range(0, fresh).Select(number => new ServiceEvent { Id = $"{number}", CreatedAt = Samples.Start.AddSeconds(number), Message = $"event {number}" })],
        };
        var progress = new RolloutProgress(new ActionLog(log, forRunner: true, debug: false));
        var rollout = Samples.Rollout();

        progress.Tell(rollout, service, null);
        progress.Tell(rollout, service, null);

        log.ToString().Contains("ECS shows the newest 100 events only", StringComparison.Ordinal).ShouldBe(isTold);
        rollout.Events.Count.ShouldBe(fresh);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_complete_deployment_of_which_nothing_runs_is_told(int running, bool isTold)
    {
        using var log = new StringWriter();
        var rollout = Samples.Rollout();
        rollout.LastSeen = Samples.Service(Samples.Deployment("ecs-svc/2", Samples.New, rollout: "COMPLETED", running: running));
        rollout.Verdict = new Verdict(VerdictKind.Completed);

        new RolloutProgress(new ActionLog(log, forRunner: true, debug: false)).TellEnd(rollout);

        log.ToString().Contains("::warning::backend: ECS completed the deployment, but none of its tasks runs", StringComparison.Ordinal).ShouldBe(isTold);
    }
}
