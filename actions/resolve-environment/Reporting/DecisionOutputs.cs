using Actions.Toolkit;
using ResolveEnvironment.Naming;

namespace ResolveEnvironment.Reporting;

internal static class DecisionOutputs
{
    /// <summary>A step that does not come to its end deploys nothing.</summary>
    public static void WriteNothing(Outputs outputs)
    {
        outputs.Set("should-deploy", false);
        outputs.Set("is-production", false);
        outputs.Set("cancel-in-progress", false);
    }

    public static void Write(Outputs outputs, Decision decision, Inputs inputs)
    {
        var target = decision.Target;
        outputs.Set("result", KebabCase.Of(decision.Result));
        outputs.Set("reason", decision.Reason);
        outputs.Set("rule", decision.Choice.Rule?.Name ?? "");
        outputs.Set("version", decision.Version);
        outputs.Set("sha", decision.Occasion.Sha?.Hex ?? "");
        outputs.Set("overridden", string.Join(' ', decision.Overridden));
        outputs.Set("hotfix-reason", inputs.Hotfix ? inputs.HotfixReason! : "");
        if (target is null) return;
        outputs.Set("environment", target.Name);
        outputs.Set("tier", target.Tier);
        outputs.Set("region", target.Region ?? "");
        outputs.Set("account", target.Account ?? "");
        outputs.Set("role", target.Role?.Arn ?? "");
        outputs.Set("role-name", target.Role?.Name ?? "");
        outputs.Set("stack-prefix", target.StackPrefix ?? "");
        outputs.Set("url", DeploymentNames.Url(target, decision.Version));
        outputs.Set("concurrency-group", DeploymentNames.ConcurrencyGroup(target, inputs.Component));
        outputs.Set("cancel-in-progress", target.CancelInProgress);
        outputs.Set("is-production", target.IsProduction);
        outputs.Set("should-deploy", true);
    }
}
