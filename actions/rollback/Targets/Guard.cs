namespace Rollback;

/// <summary>One thing that was looked at before anything is written.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Verdict">What it means for the way back.</param>
/// <param name="Text">What was found, and for a refusal what to do, in sentences.</param>
internal sealed record Guard(string Name, GuardVerdict Verdict, string Text)
{
    /// <summary>True when it would have refused, had the user not accepted the risk.</summary>
    public bool IsAccepted { get; init; }

    public static Guard Passed(string name, string text) => new(name, GuardVerdict.Passed, text);

    public static Guard Unknown(string name, string text) => new(name, GuardVerdict.Unknown, text);

    public static Guard Refused(string name, string text) => new(name, GuardVerdict.Refused, text);
}
