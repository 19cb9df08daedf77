namespace Actions.Health;

/// <summary>Asks a control address when a target cannot be found or reached, to tell whether that is the target's fault or ours.</summary>
internal sealed class ControlledProbe(IProbe probe, Target control) : IProbe
{
    public static IProbe Around(IProbe probe, Target? control) => control is null ? probe : new ControlledProbe(probe, control);

    public async Task<Answer> AskAsync(Target target, ConnectionTrace trace, CancellationToken cancellation)
    {
        try
        {
            return await probe.AskAsync(target, trace, cancellation);
        }
        catch (ProbeFailure failure) when (failure.Fault.Origin == FaultOrigin.Network)
        {
            throw new ProbeFailure(await AnswersAsync(cancellation)
                ? failure.Fault with { Origin = FaultOrigin.Target, Text = $"{failure.Fault.Text}; the control address can be reached" }
                : failure.Fault with { Text = $"{failure.Fault.Text}; the control address cannot be reached either, so this machine seems to be offline" });
        }
    }

    // Any answer will do, and so will a fault that only a server that was reached can cause.
    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            _ = await probe.AskAsync(control, new ConnectionTrace(), cancellation);
            return true;
        }
        catch (ProbeFailure failure)
        {
            return failure.Fault is { Origin: FaultOrigin.Target, Reason: not (Reason.Timeout or Reason.Dns) };
        }
    }
}
