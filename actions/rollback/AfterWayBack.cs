using Actions.Rollouts;
using Actions.Toolkit;

namespace Rollback;

/// <summary>
/// Once every service is back: the test event of each, the gate, then the soak. The last two are asked once for all, because one service that is
/// back alone may not serve yet.
/// What they refuse has failed; what they could not find out is unknown.
/// </summary>
internal sealed class AfterWayBack(Inputs inputs, ActionContext action)
{
    private readonly GateSettings settings = inputs.Gate;
    private readonly DeploymentGate gate = new(inputs.Gate, action);

    public bool IsAsked => IsGated || inputs.Test is not null;

    private bool IsGated => settings.Targets.Count > 0;

    /// <returns>The same outcomes, with the verdicts of test event and gate.</returns>
    public async Task<IReadOnlyList<TargetOutcome>> JudgeAsync(IReadOnlyList<TargetOutcome> targets)
    {
        var tested = new List<TargetOutcome>();
        foreach (var target in targets)
            tested.Add(target.IsFailure ? target : await TestedAsync(target));
        return IsGated ? await GatedAsync(tested) : tested;
    }

    private async Task<TargetOutcome> TestedAsync(TargetOutcome target)
    {
        if (await target.Plan.Target.TestAsync(target.To) is not { } test)
            return target;
        return test.Fault is not { } fault
            ? target with { Health = "answers the test event" }
            : Ended(
                target,
                "test event",
                test.IsUnknown ? RollbackResult.Unknown : RollbackResult.RollbackFailed,
                $"it is at {target.Running}, and {(test.IsUnknown ? "it is not known how the test event ended" : "the test event failed")}: {fault.TrimEnd('.')}",
                "The log has the answer and the function's last lines. Either the fault is not in what was deployed last, or the event asks for what this version did not know yet.");
    }

    private async Task<IReadOnlyList<TargetOutcome>> GatedAsync(IReadOnlyList<TargetOutcome> targets)
    {
        if (targets.Any(target => target.IsFailure))
        {
            action.Log.Info("Not every service is back: the gate was not asked.");
            return targets;
        }
        using var group = action.Log.Group("Ask whether it serves");
        var judged = Judge(targets, "gate", await gate.CheckAsync(string.Join(", ", targets.Select(target => target.Service)), until: null, action.Stopping));
        return settings.Soak is null || judged.Any(target => target.IsFailure) ? judged : Judge(judged, "soak", await gate.SoakAsync(action.Stopping));
    }

    private IReadOnlyList<TargetOutcome> Judge(IReadOnlyList<TargetOutcome> targets, string what, GateVerdict verdict)
    {
        action.Log.Info($"The {what} says {KebabCase.Of(verdict.Kind)}: {verdict.Reason}");
        return verdict.Kind switch
        {
            GateKind.Healthy => targets,
            GateKind.Unhealthy => [.. targets.Select(target => Ended(
                target,
                what,
                RollbackResult.RollbackFailed,
                $"it is at {target.Running}, and the {what} refused it: {verdict.Reason.TrimEnd('.')}",
                "The log has the last answers. Either the fault is not in what was deployed last, or the gate asks the wrong addresses."))],
            _ => [.. targets.Select(target => Ended(
                target,
                what,
                RollbackResult.Unknown,
                $"it is at {target.Running}, and the {what} is inconclusive: {verdict.Reason.TrimEnd('.')}",
                "Look at the service. Mend what keeps this step from asking, and run it again."))],
        };
    }

    private static TargetOutcome Ended(TargetOutcome target, string what, RollbackResult result, string reason, string nextStep) =>
        target with { Result = result, DoubtedBy = what, Reason = reason, Evidence = target.Evidence with { NextStep = nextStep } };
}
