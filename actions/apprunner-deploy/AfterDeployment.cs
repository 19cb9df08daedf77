using Actions.Rollouts;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>Once the deployment is complete: the gate, then the soak. What they refuse has failed; what they could not find out is unknown.</summary>
internal sealed class AfterDeployment(GateSettings settings, ActionContext action)
{
    private readonly DeploymentGate gate = new(settings, action);

    public async Task JudgeAsync(IDeployment deployment)
    {
        if (settings.Targets.Count == 0)
            return;
        if (deployment.Verdict.Kind != VerdictKind.Completed)
        {
            action.Log.Info("The deployment is not complete: the gate was not asked.");
            return;
        }
        using var group = action.Log.Group("Ask whether it serves");
        Judge(deployment, "gate", await SignOfLife.DuringAsync(
            gate.CheckAsync(deployment.Plan.Service, until: null, action.Stopping),
            action, waited => $"No good answer yet, {DurationText.Format(waited)} of {DurationText.Format(settings.Timeout)}"));
        if (settings.Soak is { } duration && deployment.Verdict.Kind == VerdictKind.Completed)
            Judge(deployment, "soak", await SignOfLife.DuringAsync(gate.SoakAsync(action.Stopping), action, waited => $"All is well so far, {DurationText.Format(waited)} of {DurationText.Format(duration)}"));
    }

    private void Judge(IDeployment deployment, string what, GateVerdict verdict)
    {
        action.Log.Info($"The {what} says {KebabCase.Of(verdict.Kind)}: {verdict.Reason}");
        if (verdict.Kind == GateKind.Healthy)
            return;
        deployment.Verdict = verdict.Kind == GateKind.Unhealthy
            ? new Verdict(VerdictKind.Failed, $"its deployment completed, and the {what} refused it: {verdict.Reason.TrimEnd('.')}")
            : new Verdict(VerdictKind.Unknown, $"its deployment completed, and the {what} is inconclusive: {verdict.Reason.TrimEnd('.')}");
    }
}
