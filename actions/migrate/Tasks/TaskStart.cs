using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace Migrate.Tasks;

/// <summary>Starts the task once, however often the call is repeated, and waits for room when there is none.</summary>
internal sealed class TaskStart(IEcs ecs, ClientTokens tokens, ActionContext action)
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(10);

    private int calls;

    /// <summary>The task, or why there is none.</summary>
    public async Task<(EcsTask? Task, string Reason)> RunAsync(TaskPlan plan, string taskDefinition, IReadOnlyList<string>? command, string startedBy, CancellationToken cancellationToken)
    {
        var started = action.Time.GetTimestamp();
        while (true)
        {
            calls++;
            var request = plan.Request(taskDefinition, command, startedBy, Token(plan, taskDefinition, command), Tags(plan));
            var answer = await CallAsync(request, cancellationToken);
            if (answer.Tasks is [var task, ..])
                return (task, "");
            var failure = answer.Failures is [var first, ..] ? first.Reason : "no reason given";
            var waited = action.Time.GetElapsedTime(started);
            if (!PlacementFailures.MayPass(failure) || waited + BetweenTries > plan.Wish.StartTimeout)
                return (null, $"ECS started no task: {PlacementFailures.Explain(failure)}");
            action.Log.Info($"ECS started no task: {PlacementFailures.Explain(failure)}. Trying again, {DurationText.Format(plan.Wish.StartTimeout - waited)} at most (input 'start-timeout').");
            await Task.Delay(BetweenTries, action.Time, cancellationToken);
        }
    }

    // A call under way is waited for a little: the task it starts must be known.
    private async Task<RunTaskResponse> CallAsync(RunTaskRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var writes = new GraceToken(action.Time, cancellationToken);
        try
        {
            return await ecs.RunTaskAsync(request, writes.Token);
        }
        catch (OperationCanceledException)
        {
            action.Log.Warning($"A task was asked for, and whether it was started is not known. Look for tasks of cluster {request.Cluster} started by '{request.StartedBy}'.", title: "Cancelled");
            throw;
        }
    }

    // A call that found no room, or a task that gave way, has its answer: the next one is another question.
    private string Token(TaskPlan plan, string taskDefinition, IReadOnlyList<string>? command) =>
        tokens.For("mig", string.Join('\n', [plan.Wish.Cluster, taskDefinition, $"{calls}", .. command ?? [], .. plan.Wish.Environment.Select(pair => $"{pair.Key}={pair.Value}")]));

    private List<EcsTag> Tags(TaskPlan plan)
    {
        var tags = plan.Wish.Tags.Select(tag => new EcsTag { Key = tag.Key, Value = tag.Value }).ToList();
        return [.. tags, .. TaskMarks.Of(action.Runner).Where(mark => tags.TrueForAll(tag => tag.Key != mark.Key))];
    }
}
