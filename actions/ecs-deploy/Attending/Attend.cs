using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>Tells, continues or returns deployments that were begun before, as the input <c>mode</c> says.</summary>
internal sealed class Attend(AwsSession aws, Deploy deploy, Inputs inputs, ActionContext action)
{
    private static readonly Dictionary<string, Rollout> None = [];
    private readonly long started = action.Time.GetTimestamp();
    private readonly AttendedAnswer answers = new(aws.Ecs, action);

    public async Task<DeployOutcome> RunAsync()
    {
        var found = await new AttendedLook(aws.Ecs, inputs, action).RunAsync();
        action.Outputs.Set("previous-task-definitions", Deploy.Json(found.Where(attended => attended.Source is not null).Select(attended => (attended.Name, attended.Source?.Name))));
        action.Outputs.Set("task-definitions", Deploy.Json(found.Select(attended => (attended.Name, (string?)attended.Target.Name))));
        if (found is [var only])
            TellTheOnly(only);
        return inputs.Mode switch
        {
            Mode.Status => await TellAsync(found),
            Mode.Continue => await ContinueAsync(found),
            _ => await ReturnAsync(found),
        };
    }

    private void TellTheOnly(Attended attended)
    {
        action.Outputs.Set("task-definition", attended.Target.Name);
        action.Outputs.Set("task-definition-arn", attended.Target.Arn);
        if (attended.Source is not { } source)
            return;
        action.Outputs.Set("previous-task-definition", source.Name);
        action.Outputs.Set("previous-task-definition-arn", source.Arn);
    }

    private TimeSpan Elapsed => action.Time.GetElapsedTime(started);

    private async Task<DeployOutcome> TellAsync(IReadOnlyList<Attended> found)
    {
        var rollouts = new List<Rollout>();
        var evidence = new Dictionary<string, Evidence>(StringComparer.Ordinal);
        foreach (var attended in found)
        {
            var rollout = attended.Follow(inputs.WaitUntil, action.Time.GetUtcNow());
            await new TargetHealthGuard(aws.ElbV2, action.Log, action.Time).LookAsync([new(rollout, attended.Service, attended.Deployment)], action.Stopping);
            rollout.Verdict = VerdictOf(attended);
            rollout.EndedAt = attended.Deployment.FinishedAt ?? attended.Deployment.StoppedAt ?? action.Time.GetUtcNow();
            rollouts.Add(rollout);
            if (!rollout.Verdict.IsFailure && !attended.HasFailures)
                continue;
            evidence[attended.Name] = await new Explain(aws.Ecs, aws.Logs, inputs.Rollouts, action.Time).OfAsync(rollout, action.Stopping);
            DeployLog.Failure(action.Log, rollout, evidence[attended.Name]);
        }
        var outcome = Outcomes.Of(PlanOf(found.Select(attended => attended.Forward(inputs.RedactEnv))), rollouts, None, evidence, Elapsed);
        return outcome with { Changed = false, Services = [.. outcome.Services.Select(SoFar)] };
    }

    // Tasks that failed are worth telling of, also while ECS goes on trying.
    private static ServiceOutcome SoFar(ServiceOutcome service) => service is { Result: DeployResult.Waiting, Evidence.NextStep.Length: > 0 }
        ? service with { Reason = $"it is under way, and so far: {service.Evidence.Cause ?? "tasks failed"}" }
        : service;

    private static Verdict VerdictOf(Attended attended) => attended switch
    {
        { IsUnderWay: true } => new(VerdictKind.Waiting, attended.HasFailures ? "it is under way, and tasks of it failed" : "it is under way"),
        { Deployment.Status: ServiceDeploymentStatus.Successful } => new(VerdictKind.Completed),
        _ => RecordedVerdict.OfFailure(attended.Deployment)
            ?? new(VerdictKind.Unknown, $"ECS says it is {attended.Deployment.Status}, which this version of the action does not know"),
    };

    private async Task<DeployOutcome> ContinueAsync(IReadOnlyList<Attended> found)
    {
        var plan = PlanOf(found.Select(attended => attended.Forward(inputs.RedactEnv)));
        if (inputs.DryRun)
            return Outcomes.Planned(plan, Elapsed);
        var rollouts = new List<Rollout>();
        var answered = false;
        using (action.Log.Group("Continue"))
        {
            foreach (var attended in found)
            {
                rollouts.Add(attended.Follow(inputs.WaitUntil, action.Time.GetUtcNow()));
                answered |= attended.IsUnderWay && await answers.GiveAsync(attended, rollouts[^1], LifecycleHookAction.Continue);
                if (rollouts[^1].Refused)
                    break;
            }
        }
        return await deploy.FollowAsync(plan, rollouts) with { Changed = answered };
    }

    private async Task<DeployOutcome> ReturnAsync(IReadOnlyList<Attended> found)
    {
        RefuseFinished(found);
        var plan = PlanOf(found.Select(attended => attended.Backward(inputs.RedactEnv)));
        if (inputs.DryRun)
            return Outcomes.Planned(plan, Elapsed);
        var rollouts = new List<Rollout>();
        var asked = false;
        try
        {
            using (action.Log.Group("Return"))
            {
                foreach (var attended in found)
                {
                    rollouts.Add(attended.GoBack(action.Time.GetUtcNow()));
                    asked |= attended.IsUnderWay && await answers.GiveAsync(attended, rollouts[^1], LifecycleHookAction.Rollback);
                }
            }
            using (action.Log.Group("Wait for the return"))
                await new RolloutWatch(aws.Ecs, inputs.Rollouts, action).RunAsync(rollouts, inputs.ReturnTimeout, stopAtFirstFailure: false, limitedBy: "return-timeout");
            return Outcomes.Back(Outcomes.Of(plan, rollouts, None, new Dictionary<string, Evidence>(StringComparer.Ordinal), Elapsed)) with { Changed = asked };
        }
        catch (OperationCanceledException) when (action.Stopping.IsCancellationRequested)
        {
            var left = rollouts.ToDictionary(rollout => rollout.Service, rollout => $"its return to {TaskDefinitionName.Short(rollout.TaskDefinition)} goes on without this step", StringComparer.Ordinal);
            return Outcomes.Cancelled(plan, rollouts, left, Elapsed) with { Changed = asked };
        }
    }

    private static void RefuseFinished(IReadOnlyList<Attended> found)
    {
        var problems = found.Select(Unreturnable).OfType<string>().ToList();
        if (problems.Count > 0)
            throw new InputErrors(problems);
    }

    private static string? Unreturnable(Attended attended) => attended switch
    {
        { Source: null } => $"{attended.Name}: no deployment before this one is known to have completed: there is nothing to return to.",
        { Deployment.Status: ServiceDeploymentStatus.Successful or ServiceDeploymentStatus.Stopped } =>
            $"{attended.Name}: its deployment to {attended.Target.Name} is over ({attended.Deployment.Status}), and only one that is under way can be returned. To go back deploy the revision before: 'task-definition: {attended.Source.Name}'.",
        _ => null,
    };

    private static DeployPlan PlanOf(IEnumerable<ServicePlan> plans) => new([.. plans]);
}
