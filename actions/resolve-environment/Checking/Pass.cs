namespace ResolveEnvironment.Checking;

/// <summary>What lets a run by where others are held up.</summary>
/// <param name="Why">In a few words.</param>
internal sealed record Pass(string Why)
{
    /// <returns>Null for an ordinary deployment.</returns>
    public static Pass? Of(Inputs inputs) =>
        inputs.Rollback ? new Pass("this run brings an earlier version back")
        : inputs.Hotfix ? new Pass($"this is a hotfix: {inputs.HotfixReason}")
        : null;
}
