using Actions.Rollouts;

namespace EcsDeploy;

/// <param name="ToArn">ARN of the revision it was to get; empty while that was not registered.</param>
/// <param name="Reason">Why it was not simply moved; empty otherwise.</param>
internal sealed record ScheduledOutcome(ScheduledTask Task, ScheduledResult Result, string ToArn, string Reason)
{
    public bool IsFailure => Result is ScheduledResult.Failed or ScheduledResult.ReturnFailed;

    public string To => TaskDefinitionName.Short(ToArn);
}
