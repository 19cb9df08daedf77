using Actions.Aws;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>The plan as the job log tells it.</summary>
internal static class PlanLog
{
    public static void Tell(ActionLog log, IReadOnlyList<FunctionPlan> plans)
    {
        foreach (var plan in plans)
        {
            log.Info(plan.Describe());
            foreach (var line in TreeDiff.Shortened(plan.Diff))
                log.Foreign("    ", line);
            var latest = plan.State.Latest.Configuration;
            if (latest.LastUpdateStatus == "Failed")
                log.Info($"{plan.Name}: its last update failed: {latest.LastUpdateReason.Code}: {latest.LastUpdateReason.Text}");
        }
    }
}
