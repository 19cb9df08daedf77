using Actions.Toolkit;

namespace Actions.Aws;

/// <summary>
/// A call to AWS that failed for good, told for people: what was wanted, what was answered, and one remedy.
/// Ends the action with exit code 1 when nobody catches it.
/// </summary>
/// <param name="operation">Such as <c>ecs:UpdateService</c>.</param>
/// <param name="code">Error code of the service such as <c>ClusterNotFoundException</c>; empty when there was no answer.</param>
/// <param name="message">What was wanted and what was answered; holds no secret.</param>
/// <param name="remedy">What to do.</param>
/// <param name="outcome">What is known of the call's effect.</param>
/// <param name="inner">The exception this one explains.</param>
public sealed class AwsException(
    string operation, string code, string message, string? remedy = null, CallOutcome outcome = CallOutcome.Refused, Exception? inner = null)
    : ReportedException(message, remedy, ExitCode.Failed, inner)
{
    /// <summary>Service and operation, such as <c>ecs:UpdateService</c>.</summary>
    public string Operation { get; } = operation;

    /// <summary>Error code of the service; empty when there was no answer.</summary>
    public string Code { get; } = code;

    /// <summary>What is known of the call's effect. <see cref="CallOutcome.Unknown"/> after a write: it may have been done.</summary>
    public CallOutcome Outcome { get; } = outcome;

    /// <summary>True when AWS refused for lack of permission: watching any longer is pointless.</summary>
    public bool IsAccessDenied => Code is "AccessDeniedException" or "AccessDenied" or "UnauthorizedOperation" or "Forbidden";

    /// <summary>True when an object of S3 is not, or no longer, as the condition of the call says.</summary>
    public bool IsConditionFailed => Code is "PreconditionFailed" or "ConditionalRequestConflict";

    /// <summary>True when AWS asked us to slow down until the time limit of the call was over.</summary>
    public bool IsThrottled { get; init; }
}
