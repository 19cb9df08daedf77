namespace LocalAws.Faults;

/// <param name="Rule">The rule that struck, or null.</param>
/// <param name="Delay">Added latency.</param>
public readonly record struct FaultDecision(FaultRule? Rule, TimeSpan Delay)
{
    public FaultKind? Kind => Rule?.Kind;
}
