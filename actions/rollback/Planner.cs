using Actions.Toolkit;

namespace Rollback;

/// <summary>Looks at every target and decides what happens to each; only reads. Waits while somebody else deploys, as the input <c>busy</c> says.</summary>
internal sealed class Planner(IReadOnlyList<IRollbackTarget> targets, Inputs inputs, ActionContext action)
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
        var (state, choice) = await SettleAsync(target);
        var guards = choice is { Step: PlannedStep.GoBack, To: { } to } ? await target.CheckAsync(to, action.Stopping) : [];
        return new TargetPlan(target, state, choice, guards);
    }

    private async Task<(TargetState State, Choice Choice)> SettleAsync(IRollbackTarget target)
    {
        var schedule = new PollSchedule(inputs.PollInterval, Random.Shared);
        for (var told = false; ; told = true)
        {
            var state = await target.LookAsync(action.Stopping);
            var choice = new Chooser(state, [], target.VersionIn).Choose(WishOf(target));
            if (choice.Step != PlannedStep.Busy)
                return (state, choice);
            if (!told)
                action.Log.Info($"{target.Service}: {choice.Why}");
            if (inputs.Busy == Busy.Fail || action.Time.GetElapsedTime(started) >= inputs.BusyTimeout)
                return (state, choice with { Step = PlannedStep.Refused, Why = Refusal(choice.Why) });
            await Task.Delay(schedule.Next(), action.Time, action.Stopping);
        }
    }

    private string Refusal(string why) =>
        $"{why}{(inputs.Busy == Busy.Wait ? $". It did not end within {DurationText.Format(inputs.BusyTimeout)}" : "")}; 'busy: replace' goes back over it";

    private Wish WishOf(IRollbackTarget target) => new(
        VersionLine.For(target.Service, inputs.To),
        VersionLine.For(target.Service, inputs.Leaving),
        inputs.Force,
        inputs.Busy == Busy.Replace,
        action.Runner.RunUrl);
}
