using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>Takes an Express service back to what ran before, unless somebody else has deployed since.</summary>
internal sealed class ExpressReturn(AwsSession aws, ExpressState state, ExpressChange change, DeployPlan plan, RolloutSettings settings, RolloutWatch watch, ActionContext action)
{
    private static readonly Verdict Foreign = new(VerdictKind.Superseded, "somebody else has deployed since; it is left to them");
    private readonly ExpressRollouts rollouts = new(aws.Ecs, aws.EcsExpress, state.Express, action);
    private bool wasAsked;

    /// <summary>The image that somebody else has put there since; null when nobody has.</summary>
    public string? Superseding { get; private set; }

    /// <summary>What becomes of it when the job is cancelled, as the end of a sentence; null when it was not asked for.</summary>
    public string? Left => (rollouts.WasTaken, wasAsked) switch
    {
        (true, _) => $"its return to {plan.WayBack} had begun and goes on without this step",
        (false, true) => $"its return to {plan.WayBack} was being asked for and is not known to have begun; look at the service",
        _ => null,
    };

    /// <param name="rollout">The deployment to undo.</param>
    public async Task<Verdict> RunAsync(Rollout rollout)
    {
        if (rollout.Verdict.Kind != VerdictKind.Completed)
            return await StopAsync(rollout);
        if (await ObstacleAsync(rollout) is { } obstacle)
            return obstacle;
        wasAsked = true;
        var (back, problem) = await rollouts.BeginAsync(change.BackTo(plan.WayBack), rollout.TaskDefinition);
        if (back is null)
            return problem!;
        await watch.RunAsync([back], settings.ReturnTimeout, stopAtFirstFailure: false, limitedBy: "return-timeout");
        return back.Verdict;
    }

    private async Task<Verdict> StopAsync(Rollout rollout)
    {
        if (rollout.Previous is null)
            return new Verdict(VerdictKind.Failed, "no revision before it is known to have worked");
        return (await new Return(aws.Ecs, settings, action).RunAsync([rollout])).Values.FirstOrDefault()?.Verdict ?? Foreign;
    }

    private async Task<Verdict?> ObstacleAsync(Rollout rollout)
    {
        try
        {
            return await ForeignAsync(rollout) ?? await new WayBackLook(new EcrImages(aws.Ecr), aws.Region.Name).ObstacleAsync(plan.WayBack, action.Stopping);
        }
        catch (ReportedException problem)
        {
            return new Verdict(VerdictKind.Unknown, $"whether somebody else has deployed since could not be read, so nothing was returned: {problem.FullText.ReplaceLineEndings(" ")}");
        }
    }

    private async Task<Verdict?> ForeignAsync(Rollout rollout)
    {
        var described = await Reading.OfAsync(aws.Ecs.DescribeServicesAsync(settings.Cluster, [rollout.Service], action.Stopping), action);
        if (described.Services is [{ Primary: { } primary }, ..] && primary.Id == rollout.DeploymentId)
            return null;
        var now = await Reading.OfAsync(aws.EcsExpress.DescribeAsync(state.Express.ServiceArn, action.Stopping), action);
        Superseding = now.Newest?.PrimaryContainer?["image"]?.GetValue<string>();
        return Foreign;
    }
}
