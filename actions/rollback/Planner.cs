using Actions.GitHub;
using Actions.Toolkit;

namespace Rollback;

/// <summary>Looks at every target and decides what happens to each; only reads. Waits while somebody else deploys, as the input <c>busy</c> says.</summary>
internal sealed class Planner(IReadOnlyList<IRollbackTarget> targets, RecordBook? book, Inputs inputs, ActionContext action)
{
    private readonly long started = action.Time.GetTimestamp();

    /// <exception cref="InputErrors">Targets that do not exist or cannot be taken back: all of them at once.</exception>
    public async Task<IReadOnlyList<TargetPlan>> RunAsync()
    {
        var plans = new List<TargetPlan>();
        var problems = new List<string>();
        foreach (var target in targets)
        {
            try
            {
                plans.Add(await PlanAsync(target));
            }
            catch (UserError problem)
            {
                problems.Add(problem.FullText);
            }
        }
        return problems.Count == 0 ? plans : throw new InputErrors(problems);
    }

    private async Task<TargetPlan> PlanAsync(IRollbackTarget target)
    {
        var (state, records, choice) = await SettleAsync(target);
        var guards = choice is { Step: PlannedStep.GoBack, To: not null }
            ? [.. await target.CheckAsync(choice, action.Stopping), MigrationGuard.Of(choice, records, inputs.AcceptMigrationRisk)]
            : Array.Empty<Guard>();
        var isStuck = choice.Step is PlannedStep.Nothing or PlannedStep.Refused || guards.Any(guard => guard.Verdict == GuardVerdict.Refused);
        return new TargetPlan(target, state, choice, guards)
        {
            Offers = isStuck ? await target.OffersAsync(action.Stopping) : [],
            Left = records?.FirstOrDefault(record => record is { IsRollback: false, Payload: { } payload } && target.VersionIn(payload) == choice.From),
        };
    }

    private async Task<(TargetState State, IReadOnlyList<DeploymentRecord>? Records, Choice Choice)> SettleAsync(IRollbackTarget target)
    {
        var schedule = new PollSchedule(inputs.PollInterval, Random.Shared);
        var heartbeat = new Heartbeat(action.Time);
        while (true)
        {
            var state = await target.LookAsync(action.Stopping);
            var records = book is null ? null : await book.OfAsync(target.Service, target.Kind, action.Stopping);
            var choice = new Chooser(state, records ?? [], target.VersionIn).Choose(WishOf(target, records));
            if (choice.Step != PlannedStep.Busy)
                return (state, records, choice);
            if (heartbeat.IsDue())
                action.Log.Info($"{target.Service}: {choice.Why}");
            if (inputs.Busy == Busy.Fail || action.Time.GetElapsedTime(started) >= inputs.BusyTimeout)
                return (state, records, choice with { Step = PlannedStep.Refused, Why = Refusal(choice.Why) });
            await Task.Delay(schedule.Next(), action.Time, action.Stopping);
            book?.Refresh();
        }
    }

    private string Refusal(string why) =>
        $"{why}{(inputs.Busy == Busy.Wait ? $". It did not end within {DurationText.Format(inputs.BusyTimeout)}" : "")}; 'busy: replace' goes back over it";

    private Wish WishOf(IRollbackTarget target, IReadOnlyList<DeploymentRecord>? records) => new(
        Version("to", VersionLine.For(target.Service, inputs.To), target, records),
        Version("from", VersionLine.For(target.Service, inputs.Leaving), target, records),
        inputs.Force,
        inputs.Busy == Busy.Replace,
        action.Runner.RunUrl);

    private static string? Version(string input, string? text, IRollbackTarget target, IReadOnlyList<DeploymentRecord>? records)
    {
        if (text is null || target.VersionOf(text) is { } version)
            return text is null ? null : target.VersionOf(text);
        var known = (records ?? []).Where(record => record.Payload is { Version: not null } payload && target.VersionIn(payload) is not null).ToList();
        if (known.FirstOrDefault(record => record.Payload!.Version == text) is { } found)
            return target.VersionIn(found.Payload!);
        throw new UserError(
            $"Input '{input}': '{text}' is no version of kind {target.Kind}, and no deployment record of '{target.Service}' names it.",
            known.Count == 0
                ? $"Write {target.VersionForm}; a name such as 1.4.0 needs 'environment' and a deployment record with it."
                : $"The records name {string.Join(", ", known.Select(record => record.Payload!.Version).Distinct(StringComparer.Ordinal).Take(10))}.");
    }
}
