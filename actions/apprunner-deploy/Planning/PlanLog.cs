using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>The plan as the job log tells it.</summary>
internal static class PlanLog
{
    public static void Tell(ActionLog log, DeployPlan plan)
    {
        log.Info(plan.Describe());
        foreach (var line in TreeDiff.Shortened(plan.Diff))
            log.Foreign("    ", line);
        foreach (var check in plan.Checks)
            log.Info(check);
        foreach (var warning in plan.Warnings)
            log.Warning(warning);
    }
}
