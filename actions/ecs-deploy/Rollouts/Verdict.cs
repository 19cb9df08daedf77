namespace EcsDeploy;

/// <param name="Reason">One sentence; texts of AWS in it are foreign.</param>
/// <param name="NeedsSecondLook">True when one more reading must say the same before it counts.</param>
internal sealed record Verdict(VerdictKind Kind, string Reason = "", bool NeedsSecondLook = false)
{
    public static readonly Verdict Going = new(VerdictKind.Going);

    public bool IsFinal => Kind != VerdictKind.Going && !NeedsSecondLook;

    public bool IsFailure => Kind is not (VerdictKind.Going or VerdictKind.Completed);
}
