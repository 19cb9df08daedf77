using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>The writes: every revision is registered before the first service is touched, then all services are updated.</summary>
internal sealed class Apply(IEcs ecs, Inputs inputs, ActionContext action)
{
    private static readonly TimeSpan ShortestCall = TimeSpan.FromMilliseconds(100);

    /// <summary>The revision of each service that changes, registered where it is new.</summary>
    public async Task<IReadOnlyDictionary<ServicePlan, string>> RegisterAsync(DeployPlan plan)
    {
        using var writes = new GraceToken(action.Time, action.Stopping);
        var revisions = new Dictionary<ServicePlan, string>();
        foreach (var service in plan.Changing)
        {
            revisions[service] = await SignOfLife.DuringAsync(
                RevisionAsync(service, revisions, writes.Token), action, waited => $"{service.Service}: AWS has not answered the registration yet, {DurationText.Format(waited)} so far");
        }
        if (plan.Services.Count == 1 && revisions.Values.SingleOrDefault() is { } only)
        {
            action.Outputs.Set("task-definition", TaskDefinitionName.Short(only));
            action.Outputs.Set("task-definition-arn", only);
        }
        action.Outputs.Set("task-definitions", Deploy.Json(revisions.Select(pair => (pair.Key.Service, (string?)TaskDefinitionName.Short(pair.Value)))));
        return revisions;
    }

    /// <summary>Updates one service.</summary>
    /// <param name="plan">What it shall run.</param>
    /// <param name="revision">ARN of its revision.</param>
    /// <param name="rollouts">Gets the rollout the moment it exists, so that a cancel finds it.</param>
    /// <param name="left">What is left of the time for the deployments.</param>
    /// <returns>False when AWS refused, or no time was left.</returns>
    public async Task<bool> StartAsync(ServicePlan plan, string revision, List<Rollout> rollouts, TimeSpan left)
    {
        action.Stopping.ThrowIfCancellationRequested();
        var rollout = RolloutOf(plan, revision);
        rollouts.Add(rollout);
        if (left < ShortestCall)
            return Refuse(rollout, VerdictKind.TimedOut, $"it was not updated, because {TimeOver} before its turn");
        using var writes = new GraceToken(action.Time, action.Stopping);
        using var limit = new CancellationTokenSource(left, action.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(writes.Token, limit.Token);
        var accepted = await SignOfLife.DuringAsync(
            UpdateAsync(plan, rollout, either.Token, limit.Token), action, waited => $"{plan.Service}: AWS has not answered the update yet, {DurationText.Format(waited)} so far");
        rollout.AnsweredAt = action.Time.GetUtcNow();
        if (accepted)
            action.Outputs.Set("deployment-ids", Deploy.Json(rollouts.Select(known => (known.Service, known.DeploymentId))));
        return accepted;
    }

    private string TimeOver => $"the {DurationText.Format(inputs.Timeout)} of 'timeout' were over";

    private async Task<string> RevisionAsync(ServicePlan plan, Dictionary<ServicePlan, string> revisions, CancellationToken cancellationToken)
    {
        action.Stopping.ThrowIfCancellationRequested();
        if (plan.Step == PlannedStep.DeployExisting)
            return plan.Existing!.Arn;
        // Services of one family with one definition share the revision.
        var twin = revisions.FirstOrDefault(pair => JsonNode.DeepEquals(pair.Key.Definition, plan.Definition));
        if (twin.Value is not null)
            return twin.Value;
        var registered = await RegisterAsync(plan, cancellationToken);
        var arn = registered.TaskDefinition.TaskDefinitionArn;
        action.Log.Info($"{plan.Service}: registered {TaskDefinitionName.Short(arn)}");
        return arn;
    }

    // A role that may not tag could deploy before there were such tags.
    private async Task<RegisterTaskDefinitionResponse> RegisterAsync(ServicePlan plan, CancellationToken cancellationToken)
    {
        try
        {
            return await ecs.RegisterTaskDefinitionAsync(RunTags.AddedTo(plan.Definition, inputs.Release.Version, action.Runner.RunUrl), cancellationToken);
        }
        catch (AwsException refused) when (refused.IsAccessDenied && refused.Message.Contains("ecs:TagResource", StringComparison.Ordinal))
        {
            action.Log.Info($"{plan.Service}: its revision does not say which version it is and which run made it. {refused.FullText.ReplaceLineEndings(" ")}");
            return await ecs.RegisterTaskDefinitionAsync(plan.Definition, cancellationToken);
        }
    }

    private Rollout RolloutOf(ServicePlan plan, string revision)
    {
        var rollout = new Rollout
        {
            Service = plan.Service,
            TaskDefinition = revision,
            Previous = plan.State.LastGood,
            SettingsBefore = plan.Settings.Reversed.Request(inputs.Cluster, plan.Service, revision),
            DeploymentsBefore = [.. plan.State.Service.Deployments.Select(deployment => deployment.Id)],
            StartedAt = action.Time.GetUtcNow(),
            Until = inputs.WaitUntil,
        };
        rollout.SeenEvents.UnionWith(plan.State.Service.Events.Select(happened => happened.Id));
        return rollout;
    }

    /// <returns>False when AWS refused: the services updated before are then returned like after any failure.</returns>
    private async Task<bool> UpdateAsync(ServicePlan plan, Rollout rollout, CancellationToken cancellationToken, CancellationToken timeIsOver)
    {
        try
        {
            var service = await SendAsync(plan, rollout, cancellationToken);
            rollout.FollowNewest(service);
            action.Log.Info($"{rollout.Service}: deployment {rollout.DeploymentId ?? "(id not shown yet)"} to {TaskDefinitionName.Short(rollout.TaskDefinition)}");
            return true;
        }
        catch (AwsException problem) when (problem.Outcome == CallOutcome.Unknown)
        {
            // It may have been done: whether our deployment appears tells.
            action.Log.Warning($"{rollout.Service}: AWS did not answer the update; looking whether it took place. {problem.Message}");
            return true;
        }
        catch (OperationCanceledException) when (timeIsOver.IsCancellationRequested && !action.Stopping.IsCancellationRequested)
        {
            action.Log.Warning($"{rollout.Service}: AWS did not answer the update before {TimeOver}; looking once whether it took place.");
            return true;
        }
        catch (ReportedException problem)
        {
            return Refuse(rollout, VerdictKind.Failed, problem.FullText.ReplaceLineEndings(" "));
        }
    }

    private static bool Refuse(Rollout rollout, VerdictKind kind, string reason)
    {
        rollout.Refused = true;
        rollout.Verdict = new Verdict(kind, reason);
        return false;
    }

    private Task<EcsService> SendAsync(ServicePlan plan, Rollout rollout, CancellationToken cancellationToken)
    {
        if (plan.IsNew)
        {
            action.Log.Info($"{rollout.Service}: creating it");
            return ecs.CreateServiceAsync(plan.Settings.CreateRequest(inputs.Cluster, rollout.Service, rollout.TaskDefinition), cancellationToken);
        }
        var request = plan.Settings.Request(inputs.Cluster, rollout.Service, rollout.TaskDefinition);
        return ecs.UpdateServiceAsync(plan.Force ? request with { ForceNewDeployment = true } : request, cancellationToken);
    }
}
