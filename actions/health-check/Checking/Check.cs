namespace HealthCheck;

/// <summary>Checks all targets at the same time; one bad target never hides another.</summary>
internal sealed class Check(IProbe probe, Inputs inputs, TimeProvider time, Func<string, string> redact, CheckLog log)
{
    public async Task<CheckOutcome> RunAsync(CancellationToken stopping)
    {
        using var clock = new CheckClock(time, inputs.Schedule.Deadline, stopping);
        using var slots = new SemaphoreSlim(inputs.MaxParallel);
        var attempts = new AttemptMaker(probe, inputs.Expectation, time, slots, redact);
        var results = await Task.WhenAll(inputs.Targets.Select(target =>
            new TargetCheck(target, inputs.Schedule, attempts, clock, time, log, Chance).RunAsync()));
        return new CheckOutcome(results, clock.Elapsed);
    }

#pragma warning disable CA5394 // Spreads waits; nothing is kept secret with it.
    private static double Chance() => Random.Shared.NextDouble();
#pragma warning restore CA5394
}
