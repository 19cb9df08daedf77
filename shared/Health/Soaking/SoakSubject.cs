namespace Actions.Health;

/// <summary>One address that a soak asks: its requests and its samples.</summary>
internal sealed class SoakSubject(Target target, SoakLimits limits, SoakPlan plan)
{
    public Target Target { get; } = target;

    public SoakLane Lane { get; } = new(plan.MaxParallel);

    public SoakTally Tally { get; } = new(limits, plan.Ticks);

    /// <summary>Those of a plan: its targets, and last its baseline where it has one.</summary>
    public static IReadOnlyList<SoakSubject> Of(SoakPlan plan)
    {
        var targets = plan.Targets.Select(target => new SoakSubject(target, plan.Limits, plan));
        return plan.Baseline is { } baseline ? [.. targets, new SoakSubject(baseline, plan.Limits.WithoutEnd, plan)] : [.. targets];
    }
}
