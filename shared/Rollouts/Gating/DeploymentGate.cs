using Actions.Health;
using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>Asks addresses whether a new revision may stay, by the rules of the health check.</summary>
/// <param name="settings">The addresses, and how they are asked.</param>
/// <param name="action">Clock, secrets and log.</param>
public sealed class DeploymentGate(GateSettings settings, ActionContext action) : IDeploymentGate
{
    // With less than this no answer could be waited for.
    private static readonly TimeSpan ShortestCheck = TimeSpan.FromMilliseconds(500);

    /// <summary>Asks until every address answers well, or the time is over.</summary>
    /// <inheritdoc/>
    public async Task<GateVerdict> CheckAsync(string what, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        var left = until - action.Time.GetUtcNow();
        var limit = left < settings.Timeout ? left.Value : settings.Timeout;
        if (limit < ShortestCheck)
            return new GateVerdict(GateKind.Inconclusive, "no time was left to ask.");
        action.Log.Info($"{what}: asking {Addresses}, expecting {settings.Expectation.Describe()} within {DurationText.Format(limit)}");
        var outcome = await new Check(settings.CheckPlan(limit), action).RunAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var result in outcome.Failed)
            TellAnswer(result.Target, result.LastAnswer);
        return outcome switch
        {
            { Verdict: HealthVerdict.Healthy } => new GateVerdict(GateKind.Healthy, $"{Addresses} answered well after {DurationText.Format(outcome.Elapsed)}."),
            { CouldNotAsk: true } => new GateVerdict(GateKind.Inconclusive, $"the gate could not ask: {Why(outcome)}."),
            _ => new GateVerdict(GateKind.Unhealthy, $"{Why(outcome)}."),
        };
    }

    /// <summary>Asks at fixed moments for the whole time of the soak. Without a soak, or addresses, it is healthy at once.</summary>
    /// <param name="cancellationToken">Ends it at once.</param>
    public async Task<GateVerdict> SoakAsync(CancellationToken cancellationToken)
    {
        if (settings.SoakPlan is not { Targets.Count: > 0 } plan)
            return new GateVerdict(GateKind.Healthy, "there was nothing to ask.");
        action.Log.Info($"Asking {Addresses} every {DurationText.Format(plan.Interval)} for {DurationText.Format(plan.Duration)}: {plan.Ticks} samples each");
        var outcome = await new Soak(plan, action).RunAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var result in outcome.Results)
        {
            action.Log.Info($"{result.Target.Display}: {KebabCase.Of(result.Verdict)}, {result.Counts}");
            if (result.Verdict == HealthVerdict.Unhealthy)
                TellAnswer(result.Target, result.LastFailed);
        }
        return outcome.Decisive is { } decisive
            ? new GateVerdict(KindOf(outcome.Verdict), $"{decisive.Target.Display}: {decisive.Reason}.")
            : new GateVerdict(GateKind.Healthy, $"{Addresses} stayed well for {DurationText.Format(outcome.Elapsed)}.");
    }

    private string Addresses => settings.Targets.Count == 1 ? settings.Targets[0].Display : $"{settings.Targets.Count} addresses";

    private void TellAnswer(Target target, Attempt? answer)
    {
        if (answer?.Body is { Length: > 0 } body)
            action.Log.ForeignBlock($"Last answer of {target.Display}, status {answer.Status}:", Excerpt.Of(body, Excerpt.InMessage, text => text).Split('\n'));
    }

    private static string Why(CheckOutcome outcome) => string.Join("; ", outcome.Failed.Select(result => $"{result.Target.Display} is unhealthy: {result.Fault}"));

    private static GateKind KindOf(HealthVerdict verdict) => verdict switch
    {
        HealthVerdict.Healthy => GateKind.Healthy,
        HealthVerdict.Unhealthy => GateKind.Unhealthy,
        _ => GateKind.Inconclusive,
    };
}
