using Actions.Toolkit;

namespace Actions.Health;

/// <summary>Takes the steps of a flow once, with cookies and values of its own.</summary>
/// <param name="plan">The flow.</param>
/// <param name="action">Clock, secrets and log.</param>
/// <param name="clock">The time of ordinary steps.</param>
/// <param name="last">The time of steps that always run: it goes on a little after the other has ended.</param>
internal sealed class FlowPass(FlowPlan plan, ActionContext action, CheckClock clock, CheckClock last)
{
    public async Task<IReadOnlyList<StepResult>> RunAsync()
    {
        var session = new FlowSession(plan, action.Masks, action.Time);
        var results = new List<StepResult>();
        foreach (var step in plan.Steps)
        {
            var goesOn = step.IsAlways || results.All(result => result.Verdict == StepVerdict.Passed);
            results.Add(goesOn
                ? await new StepRun(step, plan, session, action, step.IsAlways ? last : clock).RunAsync()
                : new StepResult(step, StepVerdict.Skipped, []));
        }

        return results;
    }
}
