namespace Actions.Aws;

/// <summary>States of an App Runner service (API reference, <c>Service.Status</c>).</summary>
public static class AppRunnerServiceStatus
{
    /// <summary>It serves.</summary>
    public const string Running = "RUNNING";

    /// <summary>It has no instances until it is resumed.</summary>
    public const string Paused = "PAUSED";

    /// <summary>An operation is under way; no other one is accepted.</summary>
    public const string OperationInProgress = "OPERATION_IN_PROGRESS";

    /// <summary>It is gone, and shown for a while.</summary>
    public const string Deleted = "DELETED";
}
