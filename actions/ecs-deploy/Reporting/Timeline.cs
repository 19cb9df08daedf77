using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>A deployment and its return as lines, oldest first, each with its time (UTC).</summary>
internal static class Timeline
{
    public static IEnumerable<string> Of(Rollout rollout, Rollout? back)
    {
        yield return $"{rollout.StartedAt:HH:mm:ss}  deployment {rollout.DeploymentId} to {TaskDefinitionName.Short(rollout.TaskDefinition)}";
        foreach (var happened in rollout.Events)
            yield return happened;
        if (rollout.EndedAt is { } ended)
            yield return $"{ended:HH:mm:ss}  {KebabCase.Of(rollout.Verdict.Kind)}: {rollout.Verdict.Reason}".TrimEnd(':', ' ');
        if (back is null)
            yield break;
        yield return $"{back.StartedAt:HH:mm:ss}  return to {TaskDefinitionName.Short(back.TaskDefinition)}";
        foreach (var happened in back.Events)
            yield return happened;
        if (back.EndedAt is { } returned)
            yield return $"{returned:HH:mm:ss}  {(back.Verdict.Kind == VerdictKind.Completed ? "returned" : $"return {KebabCase.Of(back.Verdict.Kind)}: {back.Verdict.Reason}")}";
    }
}
