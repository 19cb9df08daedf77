using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>Once every deployment is complete: the gate, then the soak. What they refuse has failed; what they could not find out is unknown.</summary>
internal sealed class AfterDeployment(DeploymentGate? gate, AlarmGuard alarms, Inputs inputs, ActionContext action)
{
    private static readonly GateVerdict Quiet = new(GateKind.Healthy, "no alarm went off.");

    public async Task RunAsync(IReadOnlyList<Rollout> rollouts)
    {
        if (gate is null && inputs.Gate.Soak is null)
            return;
        if (rollouts.Count == 0 || rollouts.Any(rollout => rollout.Verdict.Kind != VerdictKind.Completed))
        {
            action.Log.Info(rollouts.Count == 0 ? "Nothing was deployed: the gate was not asked." : "Not every deployment is complete: the gate was not asked.");
            return;
        }
        using var group = action.Log.Group("Ask whether it serves");
        Judge(rollouts, "gate", gate is null ? Quiet : await CheckAsync(gate, rollouts));
        if (inputs.Gate.Soak is { } duration && rollouts.All(rollout => rollout.Verdict.Kind == VerdictKind.Completed))
            Judge(rollouts, "soak", await SignOfLife.DuringAsync(SoakAsync(duration), action, waited => $"All is well so far, {DurationText.Format(waited)} of {DurationText.Format(duration)}"));
    }

    private Task<GateVerdict> CheckAsync(DeploymentGate asked, IReadOnlyList<Rollout> rollouts) => SignOfLife.DuringAsync(
        asked.CheckAsync(string.Join(", ", rollouts.Select(rollout => rollout.Service)), until: null, action.Stopping),
        action, waited => $"No good answer yet, {DurationText.Format(waited)} of {DurationText.Format(inputs.Gate.Timeout)}");

    private Task<GateVerdict> SoakAsync(TimeSpan duration)
    {
        var watches = new List<Func<CancellationToken, Task<GateVerdict>>> { token => alarms.WatchAsync(duration, inputs.PollInterval, action.Time, token) };
        if (gate is not null)
            watches.Add(gate.SoakAsync);
        return Watches.RunAsync(watches, Quiet, action.Stopping);
    }

    private void Judge(IReadOnlyList<Rollout> rollouts, string what, GateVerdict verdict)
    {
        action.Log.Info($"The {what} says {KebabCase.Of(verdict.Kind)}: {verdict.Reason}");
        if (verdict.Kind == GateKind.Healthy)
            return;
        foreach (var rollout in rollouts)
        {
            rollout.Verdict = verdict.Kind == GateKind.Unhealthy
                ? new Verdict(VerdictKind.Failed, $"its deployment completed, and the {what} refused it: {verdict.Reason.TrimEnd('.')}")
                : new Verdict(VerdictKind.Unknown, $"its deployment completed, and the {what} is inconclusive: {verdict.Reason.TrimEnd('.')}");
            rollout.NextStep = verdict.Kind == GateKind.Unhealthy ? GateVerdict.AfterRefusal : "Look at the service: it runs the new revision. Mend what keeps this step from asking.";
            rollout.EndedAt = action.Time.GetUtcNow();
        }
    }
}
