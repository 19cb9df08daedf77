namespace Actions.Aws;

/// <summary>States of an operation (API reference, <c>OperationSummary.Status</c>).</summary>
public static class AppRunnerOperationStatus
{
    /// <summary>Accepted, not begun.</summary>
    public const string Pending = "PENDING";

    /// <summary>Under way.</summary>
    public const string InProgress = "IN_PROGRESS";

    /// <summary>It failed, and nothing was rolled back.</summary>
    public const string Failed = "FAILED";

    /// <summary>It succeeded.</summary>
    public const string Succeeded = "SUCCEEDED";

    /// <summary>It failed, and App Runner is going back to what ran before.</summary>
    public const string RollbackInProgress = "ROLLBACK_IN_PROGRESS";

    /// <summary>It failed, and so did the way back.</summary>
    public const string RollbackFailed = "ROLLBACK_FAILED";

    /// <summary>It failed, and what ran before runs again.</summary>
    public const string RollbackSucceeded = "ROLLBACK_SUCCEEDED";

    /// <summary>True while it has not ended.</summary>
    public static bool IsUnderWay(string status) => status is Pending or InProgress or RollbackInProgress;
}
