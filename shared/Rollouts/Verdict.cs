namespace Actions.Rollouts;

/// <summary>How a rollout stands, or ended.</summary>
/// <param name="Kind">The state.</param>
/// <param name="Reason">One sentence; texts of AWS in it are foreign.</param>
/// <param name="NeedsSecondLook">True when one more reading must say the same before it counts.</param>
public sealed record Verdict(VerdictKind Kind, string Reason = "", bool NeedsSecondLook = false)
{
    /// <summary>For how long every reading must say the same before it counts.</summary>
    public TimeSpan Lasting { get; init; }

    /// <summary>No verdict yet.</summary>
    public static readonly Verdict Going = new(VerdictKind.Going);

    /// <summary>True when it does not change any more.</summary>
    public bool IsFinal => Kind != VerdictKind.Going && !NeedsSecondLook;

    /// <summary>True when our deployment is not the one that serves, or is not known to be.</summary>
    public bool IsFailure => Kind is not (VerdictKind.Going or VerdictKind.Waiting or VerdictKind.Completed);
}
