using Actions.Toolkit;

namespace Actions.Rollouts.Tests;

public sealed class RolloutProgressTests
{
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
