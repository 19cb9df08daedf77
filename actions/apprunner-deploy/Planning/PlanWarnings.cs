using Actions.Aws;
using Actions.Rollouts;

namespace AppRunnerDeploy;

/// <summary>What of a plan is unlikely to be meant. Pure.</summary>
internal static class PlanWarnings
{
    /// <param name="plan">The plan.</param>
    /// <param name="inputs">What was asked for.</param>
    /// <param name="plainNames">Names of the variables that have a plain value after the deployment.</param>
    public static IEnumerable<string> Of(DeployPlan plan, Inputs inputs, IEnumerable<string> plainNames)
    {
        var moves = inputs.Wish.Image is { } image && ImageName.Parse(image).HasMovingTag;
        if (moves && plan.Step == PlannedStep.Nothing)
            yield return $"Image '{inputs.Wish.Image}' is the same text as before, so nothing is deployed, whatever was pushed under that tag. Use a tag for each commit, or a digest{(plan.Kind == Kind.Apprunner ? "; 'redeploy: true' deploys it again" : "")}.";
        if (moves && plan.Step != PlannedStep.Nothing && inputs.TagPolicy == TagPolicy.Warn)
            yield return $"{plan.Service}: image '{inputs.Wish.Image}' is named by a tag that may move: instances that start later may run another image. Use a tag for each commit, or a digest.";
        var plain = plainNames.Where(Redaction.LooksSecret).ToList();
        if (plain.Count > 0 && plan.Step != PlannedStep.Nothing)
            yield return $"{plan.Service}: {string.Join(", ", plain)} {(plain.Count == 1 ? "looks like a secret and is a plain value" : "look like secrets and are plain values")} that everybody who may describe the service can read. Use 'secrets' instead of 'env'.";
    }
}
