using Actions.Rollouts;

namespace EcsDeploy;

/// <summary>One target that runs tasks of a family this step deploys.</summary>
/// <param name="TargetId">Id of a rule's target; empty for a schedule.</param>
/// <param name="FromArn">ARN of the revision it names now.</param>
/// <param name="Service">The service whose revision it shall get.</param>
internal sealed record ScheduledTask(ScheduledPlace Place, string TargetId, string FromArn, ServicePlan Service)
{
    /// <summary>How it is called in log and outputs.</summary>
    public string Name => TargetId.Length == 0 ? $"{Place}" : $"{Place}#{TargetId}";

    public string From => TaskDefinitionName.Short(FromArn);

    /// <summary>ARN of the revision it shall get; null while that is not registered yet.</summary>
    public string? Wanted => Service.Step == PlannedStep.NewRevision ? null : Service.Existing!.Arn;

    /// <summary>The sentence of the plan for people.</summary>
    public string Describe() => Wanted switch
    {
        null => $"{Name}: {From} → the new revision of {Service.Rendering.Family}, when the services run it",
        { } arn when arn == FromArn => $"{Name}: names {From} already; nothing to do",
        { } arn => $"{Name}: {From} → {TaskDefinitionName.Short(arn)}, when the services run it",
    };
}
