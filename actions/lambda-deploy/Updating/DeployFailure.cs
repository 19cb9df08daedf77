using Actions.Aws;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>Ends the deployment of a function.</summary>
/// <param name="reason">What happened, one sentence without a full stop.</param>
/// <param name="nextStep">What to do.</param>
internal sealed class DeployFailure(string reason, string nextStep = "") : Exception(reason)
{
    public string NextStep { get; } = nextStep;

    /// <summary>True when it could not be found out how it ended.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>Whether an exception is about the function, and no bug.</summary>
    public static bool Is(Exception problem) => problem is DeployFailure or ReportedException;

    public static DeployFailure Of(Exception problem) => problem switch
    {
        DeployFailure failure => failure,
        AwsException { Outcome: not CallOutcome.Refused } lost => new DeployFailure(lost.Message.TrimEnd('.'), lost.Remedy ?? "") { IsUnknown = true },
        ReportedException refused => new DeployFailure(refused.Message.TrimEnd('.'), refused.Remedy ?? ""),
        _ => throw new InvalidOperationException("not a failure of a deployment", problem),
    };
}
