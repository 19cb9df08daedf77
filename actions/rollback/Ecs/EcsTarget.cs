using Actions.Aws;
using Actions.GitHub;
using Actions.Rollouts;
using Actions.Toolkit;

namespace Rollback;

/// <summary>An ECS service. Its versions are task definitions as <c>family:revision</c>.</summary>
internal sealed class EcsTarget(string service, EcsLook look, EcsChecks checks, ReturnStart start, EcsFollow follow) : IRollbackTarget
{
    private EcsFindings? found;
    private Rollout? rollout;

    public string Service => service;

    public string Kind => "ecs";

    public string VersionForm => "family:revision or an ARN";

    public static EcsTarget Of(string service, Inputs inputs, AwsSession aws, ActionContext action) => new(
        service,
        new EcsLook(aws.Ecs, inputs.Cluster!, service),
        new EcsChecks(aws.Ecs, new ImageGuard(aws.Ecr, aws.Region.Name)),
        new ReturnStart(aws.Ecs, inputs.Cluster!, action),
        new EcsFollow(aws, inputs, action));

    public string? VersionOf(string text) => EcsVersion.IsVersion(text) ? EcsVersion.Of(text) : null;

    public string? VersionIn(RecordPayload payload) => payload.TaskDefinition is { } definition ? VersionOf(definition) : null;

    public RecordPayload Payload(TargetPlan plan)
    {
        var known = plan.Choice.Record?.Payload;
        return new RecordPayload
        {
            Service = service,
            Kind = Kind,
            Version = known?.Version ?? plan.Choice.To,
            ImageDigest = known?.ImageDigest,
            TaskDefinition = plan.Choice.To,
            MigrationHead = known?.MigrationHead,
            Previous = plan.Choice.From,
        };
    }

    public async Task<TargetState> LookAsync(CancellationToken cancellationToken)
    {
        found = await look.RunAsync(cancellationToken);
        return found.State;
    }

    public Task<IReadOnlyList<Guard>> CheckAsync(string version, CancellationToken cancellationToken) => checks.RunAsync(version, cancellationToken);

    // The history of the service has been looked at, and each of its versions was named.
    public async Task ActAsync(TargetPlan plan, CancellationToken stopping)
    {
        var way = EcsWayBack.Of(plan, found!);
        // To join writes nothing, so nothing of somebody else's can be undone: what became of the deployment meanwhile, following it tells.
        rollout = (way.Way == ReturnWay.Join ? null : await start.LookAgainAsync(way, stopping)) ?? await start.BeginAsync(way, stopping);
        if (way is { Way: ReturnWay.Stop, PausedAt: { } answered })
            rollout.AnsweredHooks.Add(answered);
    }

    public Task<TargetVerdict> VerifyAsync(TargetPlan plan) => follow.RunAsync(rollout!);

    public string LeftIn(TargetPlan plan) => rollout switch
    {
        null => $"its way back to {plan.Choice.To} was being asked for and is not known to have begun; look at the service, or run this step again",
        { Verdict.Kind: VerdictKind.Completed } => $"it is back at {plan.Choice.To}",
        { Verdict.IsFailure: true } => $"its way back to {plan.Choice.To} had failed: {rollout.Verdict.Reason}",
        { DeploymentId: { } id } => $"deployment {id} to {plan.Choice.To} goes on without this step{EcsPauses.Now(rollout)}; run this step again to follow it",
        _ => $"its way back to {plan.Choice.To} goes on without this step{EcsPauses.Now(rollout)}; run this step again to follow it",
    };
}
