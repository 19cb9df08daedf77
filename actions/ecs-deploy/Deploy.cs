using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>Deploys what is planned and watches; on failure explains and returns.</summary>
internal sealed class Deploy(Clients aws, AlarmGuard alarms, ScheduledMoves scheduled, Inputs inputs, ActionContext action)
{
    private readonly long started = action.Time.GetTimestamp();
    private readonly Apply apply = new(aws.Ecs, inputs, action);
    private readonly DeploymentGate? gate = inputs.Gate.Targets.Count == 0 ? null : new(inputs.Gate, action);
    private readonly Return back = new(aws.Ecs, inputs.Rollouts, action);

    public async Task<DeployOutcome> RunAsync(DeployPlan plan)
    {
        action.Outputs.Set("previous-task-definitions", Json(plan.Services.Where(service => !service.IsNew).Select(service => (service.Service, (string?)service.From))));
        if (plan.Services is [{ IsNew: false } only])
        {
            action.Outputs.Set("previous-task-definition", only.From);
            action.Outputs.Set("previous-task-definition-arn", only.State.Current.Arn);
        }
        action.Outputs.Set("previous-images", string.Join('\n', plan.Services.SelectMany(service => service.PreviousImages)));
        action.Outputs.Set("previous-scheduled-tasks", ScheduledReport.Before(plan.Scheduled));
        action.Outputs.Set("task-definitions", "{}");
        action.Outputs.Set("deployment-ids", "{}");
        if (inputs.DryRun)
            return ScheduledReport.Over(Outcomes.Planned(plan, Elapsed), plan.Scheduled, []);

        var rollouts = new List<Rollout>();
        return await ToTheEndAsync(plan, rollouts, () => DeployAsync(plan, rollouts));
    }

    /// <summary>Follows deployments that were begun before, like its own.</summary>
    public Task<DeployOutcome> FollowAsync(DeployPlan plan, IReadOnlyList<Rollout> rollouts) =>
        ToTheEndAsync(plan, rollouts, () => WatchAsync(rollouts, action.Time.GetTimestamp()));

    private TimeSpan Elapsed => action.Time.GetElapsedTime(started);

    private async Task<DeployOutcome> ToTheEndAsync(DeployPlan plan, IReadOnlyList<Rollout> rollouts, Func<Task> go)
    {
        try
        {
            await go();
            await new AfterDeployment(gate, alarms, inputs, action).RunAsync(rollouts);
            if (rollouts.All(rollout => rollout.Verdict.Kind == VerdictKind.Completed))
                await SignOfLife.DuringAsync(scheduled.RunAsync(plan.Scheduled, rollouts), action, waited => $"Moving the scheduled tasks, {DurationText.Format(waited)} so far");
            return ScheduledReport.Over(await ConcludeAsync(plan, rollouts), plan.Scheduled, scheduled.Outcomes);
        }
        catch (OperationCanceledException) when (action.Stopping.IsCancellationRequested)
        {
            return ScheduledReport.Over(await CancelAsync(plan, rollouts), plan.Scheduled, scheduled.Outcomes);
        }
    }

    private async Task DeployAsync(DeployPlan plan, List<Rollout> rollouts)
    {
        if (!plan.Changing.Any())
            return;
        var revisions = await apply.RegisterAsync(plan);
        var begun = action.Time.GetTimestamp();
        foreach (var together in revisions.Chunk(inputs.Order == Order.Parallel ? revisions.Count : 1))
        {
            await StartAndWatchAsync(together, rollouts, begun);
            if (rollouts.Exists(rollout => rollout.Verdict.IsFailure))
                return;
        }
    }

    private async Task StartAndWatchAsync(IEnumerable<KeyValuePair<ServicePlan, string>> revisions, List<Rollout> rollouts, long begun)
    {
        using (action.Log.Group("Deploy"))
        {
            foreach (var (service, revision) in revisions)
            {
                // One that is refused is a failure like any other: those before it are followed, or returned.
                if (!await apply.StartAsync(service, revision, rollouts, inputs.Timeout - action.Time.GetElapsedTime(begun)))
                    break;
            }
        }
        await WatchAsync(rollouts, begun);
    }

    private async Task WatchAsync(IReadOnlyList<Rollout> rollouts, long begun)
    {
        var watch = new RolloutWatch(
            aws.Ecs, inputs.Rollouts, action, new TargetHealthGuard(aws.ElbV2, action.Log, action.Time), alarms, new PauseHooks(aws.Ecs, gate, action.Log));
        using (action.Log.Group("Wait for the deployments"))
            await watch.RunAsync(rollouts, inputs.Timeout, stopAtFirstFailure: inputs is { OnFailure: OnFailure.Rollback, Group: Group.AllBack }, since: begun);
    }

    private async Task<DeployOutcome> ConcludeAsync(DeployPlan plan, IReadOnlyList<Rollout> rollouts)
    {
        var evidence = new Dictionary<string, Evidence>(StringComparer.Ordinal);
        foreach (var failed in rollouts.Where(rollout => rollout.Verdict.IsFailure))
        {
            evidence[failed.Service] = await new Explain(aws.Ecs, aws.Logs, inputs.Rollouts, action.Time).OfAsync(failed, action.Stopping);
            DeployLog.Failure(action.Log, failed, evidence[failed.Service]);
        }

        var returned = await ReturnAsync(rollouts);
        return Outcomes.Of(plan, rollouts, returned, evidence, Elapsed);
    }

    // Nothing is returned because a reading failed: not knowing is not a verdict.
    private async Task<IReadOnlyDictionary<string, Rollout>> ReturnAsync(IReadOnlyList<Rollout> rollouts)
    {
        var failed = rollouts.Where(rollout => rollout.Verdict.IsFailure && rollout.Verdict.Kind != VerdictKind.Unknown).ToList();
        if ((failed.Count == 0 && !scheduled.Failed) || inputs.OnFailure == OnFailure.Leave)
            return new Dictionary<string, Rollout>(StringComparer.Ordinal);
        using (action.Log.Group("Return to the previous revisions"))
        {
            if (inputs.Group == Group.AllBack)
                await scheduled.ReturnAsync();
            return await back.RunAsync(inputs.Group == Group.AllBack ? rollouts : failed);
        }
    }

    private async Task<DeployOutcome> CancelAsync(DeployPlan plan, IReadOnlyList<Rollout> rollouts)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2), action.Time);
        var left = await Task.WhenAll(rollouts.Select(async rollout => (rollout.Service, State: await LeftInAsync(rollout, limit.Token))));
        foreach (var (service, state) in left)
            action.Log.Warning($"{service}: {state}.", title: "Cancelled");
        return Outcomes.Cancelled(plan, rollouts, left.ToDictionary(pair => pair.Service, pair => pair.State, StringComparer.Ordinal), Elapsed);
    }

    private async Task<string> LeftInAsync(Rollout rollout, CancellationToken cancellationToken)
    {
        var wanted = TaskDefinitionName.Short(rollout.TaskDefinition);
        return rollout switch
        {
            { Refused: true } => $"it was not touched: {rollout.Verdict.Reason}",
            { ReturnStarted: true } => $"its return to {TaskDefinitionName.Short(rollout.Previous!)} had begun and goes on without this step",
            { Verdict.Kind: VerdictKind.Completed } => $"its deployment to {wanted} was complete",
            { Verdict.Kind: VerdictKind.Returning or VerdictKind.Returned } => rollout.Verdict.Reason,
            { Verdict.Kind: VerdictKind.Unknown } => $"how its deployment to {wanted} stands is not known: {rollout.Verdict.Reason}",
            { Verdict.Kind: VerdictKind.Failed or VerdictKind.TimedOut } when inputs.OnCancel == OnCancel.Rollback =>
                $"its deployment to {wanted} had failed: {rollout.Verdict.Reason}; {await back.RequestAsync(rollout, cancellationToken)}",
            { Verdict.IsFailure: true } => $"its deployment to {wanted} had failed and was not returned: {rollout.Verdict.Reason}",
            _ when inputs.OnCancel == OnCancel.Stop => await back.RequestStopAsync(rollout, cancellationToken),
            _ when inputs.OnCancel == OnCancel.Rollback => await back.RequestAsync(rollout, cancellationToken),
            { DeploymentId: null } => $"its update to {wanted} was under way and is not known to have taken place; look at the service",
            _ => $"deployment {rollout.DeploymentId} to {wanted} goes on without this step",
        };
    }

    internal static string Json(IEnumerable<(string Service, string? Value)> values) =>
        new JsonObject(values.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Service, pair.Value))).ToJsonString();
}
