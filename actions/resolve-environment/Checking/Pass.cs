namespace ResolveEnvironment.Checking;

/// <summary>What lets a run by where others are held up.</summary>
/// <param name="Why">In a few words.</param>
/// <param name="IsForRollback">It also ends a deployment that is under way; a hotfix would run beside it.</param>
internal sealed record Pass(string Why, bool IsForRollback)
{
    /// <returns>Null for an ordinary deployment.</returns>
    public static Pass? Of(Inputs inputs) =>
        inputs.Rollback ? new Pass("this run brings an earlier version back", IsForRollback: true)
        : inputs.Hotfix ? new Pass($"this is a hotfix: {inputs.HotfixReason}", IsForRollback: false)
        : null;
}
