using System.Globalization;
using Actions.Toolkit;

namespace Rollback;

/// <summary>Keeps the deployment records of this step in step with what happens: one of its own for each service, and that of the version left.</summary>
internal sealed class WayBackRecords(RecordBook? book, Inputs inputs, ActionContext action)
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);
    private readonly Dictionary<string, long> ids = new(StringComparer.Ordinal);
    private readonly HashSet<long> open = [];

    public long? IdOf(TargetPlan plan) => ids.TryGetValue(plan.Service, out var id) ? id : null;

    public async Task BeginAsync(TargetPlan plan)
    {
        if (book is null || await book.BeginAsync(plan, inputs.Reason, action.Stopping) is not { } id)
            return;
        ids[plan.Service] = id;
        open.Add(id);
        action.Outputs.Set("deployment-id", inputs.Services.Count == 1
            ? id.ToString(CultureInfo.InvariantCulture)
            : string.Join('\n', ids.Select(pair => $"{pair.Key}={pair.Value}")));
    }

    public async Task EndAsync(TargetOutcome target)
    {
        if (book is null)
            return;
        if (IdOf(target.Plan) is { } id)
        {
            var (state, text) = target.Result == RollbackResult.RolledBack
                ? ("success", $"back at {target.Plan.Choice.To}")
                : target.Result == RollbackResult.Unknown ? ("error", target.Reason) : ("failure", target.Reason);
            await book.SetAsync(id, state, text, action.Stopping);
            open.Remove(id);
        }
        if (target.Result == RollbackResult.RolledBack)
            await MarkLeftAsync(target.Plan);
    }

    /// <summary>The same for services that were back before this step began, in case an earlier one did not get that far.</summary>
    public async Task MarkLeftAsync(IEnumerable<TargetPlan> plans)
    {
        foreach (var plan in plans.Where(plan => plan.Choice.From != plan.Choice.To))
            await MarkLeftAsync(plan);
    }

    /// <summary>A record that stays open would look like a deployment in progress to the next run.</summary>
    public async Task CancelAsync()
    {
        if (book is null)
            return;
        using var limit = new CancellationTokenSource(LastWords, action.Time);
        try
        {
            foreach (var id in open)
                await book.SetAsync(id, "inactive", "cancelled before the way back was seen to its end", limit.Token);
        }
        catch (OperationCanceledException)
        {
            action.Log.Warning($"GitHub did not take within {DurationText.Format(LastWords)} that the rollback was cancelled; its deployment record stays open.");
        }
    }

    private async Task MarkLeftAsync(TargetPlan plan)
    {
        if (book is not null && plan.Left is { } left && (left.Succeeded || left.IsUnfinished))
            await book.SetAsync(left.Id, KebabCase.Of(inputs.MarkAs), $"rolled back to {plan.Choice.To}{(inputs.Reason is { } reason ? $": {reason}" : "")}", action.Stopping);
    }
}
