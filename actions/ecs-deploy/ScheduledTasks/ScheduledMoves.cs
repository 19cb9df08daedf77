using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>Gives scheduled tasks the revisions their services run now; and those from before, when the step fails after all.</summary>
internal sealed class ScheduledMoves(IReadOnlyList<ITargetStore> stores, ActionContext action)
{
    private readonly List<ScheduledOutcome> outcomes = [];

    /// <summary>What became of those whose turn came.</summary>
    public IReadOnlyList<ScheduledOutcome> Outcomes => outcomes;

    public bool Failed => outcomes.Exists(outcome => outcome.IsFailure);

    /// <summary>Moves all of them; one that cannot be moved does not keep the others from it.</summary>
    /// <param name="tasks">What was planned.</param>
    /// <param name="rollouts">The deployments, which have the revisions that were registered.</param>
    public async Task RunAsync(IReadOnlyList<ScheduledTask> tasks, IReadOnlyList<Rollout> rollouts)
    {
        if (tasks.Count == 0)
            return;
        using var group = action.Log.Group("Move the scheduled tasks");
        foreach (var place in tasks.GroupBy(task => task.Place))
        {
            action.Stopping.ThrowIfCancellationRequested();
            await MoveAsync(place.Key, [.. place.Select(task => new Way(task, task.FromArn, RevisionOf(task, rollouts)))]);
        }
        foreach (var outcome in outcomes)
            action.Log.Info($"{outcome.Task.Name}: {ScheduledReport.Sentence(outcome)}");
    }

    /// <summary>Brings back what was moved, and what may have been.</summary>
    public async Task ReturnAsync()
    {
        foreach (var place in outcomes.Where(outcome => outcome.Result is ScheduledResult.Moved or ScheduledResult.Failed).GroupBy(outcome => outcome.Task.Place).ToList())
        {
            var ways = place.Select(outcome => new Way(outcome.Task, outcome.ToArn, outcome.Task.FromArn)).ToList();
            var back = await WriteAsync(place.Key, ways);
            foreach (var (outcome, way) in place.Zip(ways))
                outcomes[outcomes.IndexOf(outcome)] = Back(outcome, back[way]);
        }
    }

    private static string RevisionOf(ScheduledTask task, IReadOnlyList<Rollout> rollouts) =>
        rollouts.FirstOrDefault(rollout => rollout.Service == task.Service.Service)?.TaskDefinition ?? task.Wanted!;

    private async Task MoveAsync(ScheduledPlace place, IReadOnlyList<Way> ways)
    {
        try
        {
            var written = await WriteAsync(place, ways);
            outcomes.AddRange(ways.Select(way => new ScheduledOutcome(way.Task, written[way].Result, way.To, written[way].Reason)));
        }
        catch (OperationCanceledException)
        {
            outcomes.AddRange(ways.Select(way => new ScheduledOutcome(way.Task, ScheduledResult.Failed, way.To, "it is not known whether it was moved; look at it")));
            throw;
        }
    }

    private static ScheduledOutcome Back(ScheduledOutcome outcome, Written written) => (outcome.Result, written.Result) switch
    {
        (ScheduledResult.Failed, ScheduledResult.Moved) => outcome with { Reason = $"{outcome.Reason} It had been moved nevertheless, and is back." },
        // It never left, or somebody else has it: said already.
        (ScheduledResult.Failed, _) => outcome,
        (_, ScheduledResult.Failed) => outcome with { Result = ScheduledResult.ReturnFailed, Reason = written.Reason },
        _ => outcome with { Result = ScheduledResult.Returned, Reason = "" },
    };

    // Read again right before the write: what others changed since the plan must stay.
    private async Task<IReadOnlyDictionary<Way, Written>> WriteAsync(ScheduledPlace place, IReadOnlyList<Way> ways)
    {
        using var writes = new GraceToken(action.Time, action.Stopping);
        var store = stores.First(store => store.Kind == place.Kind);
        try
        {
            var now = (await store.ReadAsync(place, writes.Token)).ToDictionary(target => target.Id, StringComparer.Ordinal);
            var written = ways.ToDictionary(way => way, way => Look(way, now.GetValueOrDefault(way.Task.TargetId)));
            var changing = ways.Where(way => written[way].Result == ScheduledResult.Moved).ToList();
            if (changing.Count == 0)
                return written;
            var refused = await store.WriteAsync(place, [.. changing.Select(way => now[way.Task.TargetId].With(way.To))], writes.Token);
            foreach (var way in changing.Where(way => refused.ContainsKey(way.Task.TargetId)))
                written[way] = new(ScheduledResult.Failed, refused[way.Task.TargetId]);
            return written;
        }
        catch (ReportedException problem)
        {
            return ways.ToDictionary(way => way, _ => new Written(ScheduledResult.Failed, problem.FullText.ReplaceLineEndings(" ")));
        }
    }

    private static Written Look(Way way, EcsTarget? target)
    {
        if (target is null)
            return new(ScheduledResult.Failed, "it is not there any more");
        if (TaskDefinitionName.Same(target.TaskDefinition, way.To))
            return new(ScheduledResult.Unchanged, "");
        return TaskDefinitionName.Same(target.TaskDefinition, way.From)
            ? new(ScheduledResult.Moved, "")
            : new(ScheduledResult.Failed, $"somebody else gave it {TaskDefinitionName.Short(target.TaskDefinition)} meanwhile; it is left to them");
    }

    private sealed record Way(ScheduledTask Task, string From, string To);

    private sealed record Written(ScheduledResult Result, string Reason);
}
