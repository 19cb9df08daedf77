using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>The plan as the job log tells it: what happens to each service, every difference, and what is unlikely to be meant.</summary>
internal static class PlanLog
{
    public static void Tell(ActionLog log, DeployPlan plan, Inputs inputs)
    {
        foreach (var service in plan.Services)
        {
            log.Info(service.Describe());
            foreach (var line in TreeDiff.Shortened(service.Diff))
                log.Foreign("    ", line);
        }
        foreach (var service in plan.Services)
        {
            Warn(log, service, inputs.TagPolicy);
            if (inputs.WaitUntil.IsOfStages && service.Step != PlannedStep.Nothing && !service.IsStaged)
                log.Warning($"{service.Service}: it is deployed task by task and has no stages, so 'wait-until: {inputs.WaitUntil.Word}' means nothing for it: it is followed to its end.");
        }
        foreach (var image in plan.UnmovedTags())
            log.Warning($"Image '{image}' is the same text as before, so nothing is deployed, whatever was pushed under that tag. Use a tag for each commit, or a digest; 'force-new-deployment: true' deploys it again.");
    }

    public static void Tell(ActionLog log, IEnumerable<CheckResult> results)
    {
        foreach (var result in results)
        {
            var sign = result.State switch { CheckState.Ok => "ok     ", CheckState.Wrong => "WRONG  ", _ => "unknown" };
            log.Info($"{sign} {result.Text}");
        }
    }

    private static void Warn(ActionLog log, ServicePlan service, TagPolicy tags)
    {
        if (service.Rendering.Wish.TaskDefinition is TaskDefinitionSource.Document { Unreplaced.Count: > 0 } file)
            log.Info($"{service.Service}: '{file.Path}' keeps {string.Join(", ", file.Unreplaced.Select(name => $"${{{name}}}"))}: 'template-vars' gives no value");
        if (service.State.Primary is { RolloutState: "FAILED" } failed)
            log.Info($"{service.Service}: its last deployment, to {TaskDefinitionName.Short(failed.TaskDefinition)}, failed: {failed.RolloutStateReason}");
        if (tags is TagPolicy.Warn or TagPolicy.Resolve && service.Step != PlannedStep.Nothing)
        {
            foreach (var image in service.Rendering.MovingTags)
                log.Warning($"{service.Service}: image '{image}' is named by a tag that may move: tasks that start later may run another image. Use a tag for each commit, or a digest.");
        }
        var plain = PlainSecrets.In(service.Definition);
        if (plain.Count > 0 && service.Step != PlannedStep.Nothing)
            log.Warning($"{service.Service}: {string.Join(", ", plain)} {(plain.Count == 1 ? "looks like a secret and is a plain value" : "look like secrets and are plain values")} that everybody who may describe the task definition can read. Use 'secrets' instead of 'env'.");
    }
}
