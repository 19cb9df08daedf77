using System.Globalization;

namespace Actions.Health;

/// <summary>Counts the samples of one target, in the order of their ticks, and judges them.</summary>
/// <param name="limits">How much may fail.</param>
/// <param name="planned">Samples there will be in all.</param>
internal sealed class SoakTally(SoakLimits limits, int planned)
{
    private readonly List<TimeSpan> latencies = [];
    private int missedBusy;
    private int inARow;

    public int Ok { get; private set; }
    public int Failed { get; private set; }
    public int Errors { get; private set; }
    public int Missed { get; private set; }
    public int Samples => Ok + Failed + Errors + Missed;

    /// <summary>Times of the healthy answers; a timeout enters with the time it took.</summary>
    public IReadOnlyList<TimeSpan> Latencies => latencies;

    public Attempt? LastFailed { get; private set; }

    private int Failures => Failed + missedBusy;
    private int Counted => Ok + Failures;

    public void Add(Sample sample)
    {
        Count(sample.Kind);
        if (sample.Kind == SampleKind.Ok || sample.Attempt?.Fault?.Reason == Reason.Timeout) latencies.Add(sample.Attempt!.Duration);
        if (sample.Kind != SampleKind.Ok) LastFailed = sample.Attempt ?? LastFailed;
    }

    /// <summary>Which limit is exceeded, whatever may come; null for none.</summary>
    public string? Breach()
    {
        if (inARow > limits.MaxConsecutiveFailures) return $"{inARow} failures in a row, at most {limits.MaxConsecutiveFailures} allowed";
        if (Failures > limits.MaxFailures) return $"{Failures} failures, at most {limits.MaxFailures} allowed";
        var best = Counted + planned - Samples;
        return Counted >= limits.MinSamples && Failures > limits.MaxFailureRate * best
            ? $"{Failures} failures in {Counted} samples, at most {Percent(limits.MaxFailureRate)} allowed"
            : null;
    }

    /// <summary>The verdict once no more samples come.</summary>
    public (HealthVerdict Verdict, string? Reason) Conclude()
    {
        if (Breach() is { } breach) return (HealthVerdict.Unhealthy, breach);
        if (Samples < planned) return (HealthVerdict.Inconclusive, $"ended after {Samples} of {planned} samples");
        return Counted < limits.MinSamples
            ? (HealthVerdict.Inconclusive, $"only {Counted} of {planned} samples tell anything ({Errors} measurement errors, {Missed} missed), at least {limits.MinSamples} are needed")
            : (HealthVerdict.Healthy, null);
    }

    // What is neither success nor failure does not end a row of failures.
    private void Count(SampleKind kind)
    {
        switch (kind)
        {
            case SampleKind.Ok:
                Ok++;
                inARow = 0;
                break;
            case SampleKind.Failed:
                Failed++;
                inARow++;
                break;
            case SampleKind.Error:
                Errors++;
                break;
            case SampleKind.MissedBusy:
                Missed++;
                missedBusy++;
                inARow++;
                break;
            default:
                Missed++;
                break;
        }
    }

    private static string Percent(decimal rate) => string.Create(CultureInfo.InvariantCulture, $"{rate * 100:0.##} %");
}
