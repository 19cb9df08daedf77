namespace LocalAws.Lambda;

/// <summary>How an update of a function's code or configuration ends.</summary>
/// <param name="Status"><c>Successful</c>, <c>Failed</c>, or <c>InProgress</c> when it never ends.</param>
/// <param name="ReasonCode"><c>LastUpdateStatusReasonCode</c> of the model, such as <c>InvalidSubnet</c>.</param>
public sealed record UpdateOutcome(string Status, string? ReasonCode = null, string? Reason = null)
{
    public const string InProgress = "InProgress";
    public const string Good = "Successful";
    public const string Bad = "Failed";

    public static UpdateOutcome Succeeds { get; } = new(Good);
    public static UpdateOutcome Stuck { get; } = new(InProgress);

    public static UpdateOutcome Fails(string reasonCode, string? reason = null) => new(Bad, reasonCode, reason ?? $"The update failed: {reasonCode}.");
}
