namespace Actions.Health;

/// <summary>The samples of all targets at one moment.</summary>
internal sealed class Tick(int targets)
{
    private readonly Sample?[] samples = new Sample?[targets];

    public void Set(int target, Sample sample) => samples[target] = sample;

    /// <summary>
    /// The sample of a target once it is certain, else null. A target that cannot be found or reached has failed when another one is
    /// reached at the same moment; when none is, the measurement has.
    /// </summary>
    public Sample? Certain(int target)
    {
        if (samples[target] is not { IsOpen: true } open) return samples[target];
        if (samples.Any(other => other is { WasReached: true })) return open;
        return samples.All(other => other is not null) ? open with { Kind = SampleKind.Error } : null;
    }
}
