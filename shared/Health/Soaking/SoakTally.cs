using System.Globalization;
using Actions.Toolkit;

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
    /// <param name="baseline">What the times are compared with; null for nothing.</param>
    public (HealthVerdict Verdict, string? Reason) Conclude(SoakTally? baseline = null)
    {
        if (Breach() is { } breach) return (HealthVerdict.Unhealthy, breach);
        if (Samples < planned) return (HealthVerdict.Inconclusive, $"ended after {Samples} of {planned} samples");
        if (Counted < limits.MinSamples) return (HealthVerdict.Inconclusive, $"only {Counted} of {planned} samples tell anything ({Errors} measurement errors, {Missed} missed), at least {limits.MinSamples} are needed");
        if ((Slow(95, limits.LatencyP95Max) ?? Slow(99, limits.LatencyP99Max)) is { } slow) return (HealthVerdict.Unhealthy, slow);
        return baseline is null ? (HealthVerdict.Healthy, null) : Compare(baseline);
    }

    private string? Slow(int percent, TimeSpan? limit) => Percentile.Of(latencies, percent) is { } time && time > limit
        ? $"p{percent} of {DurationText.Format(time)}, at most {DurationText.Format(limit.Value)} allowed"
        : null;

    private (HealthVerdict Verdict, string? Reason) Compare(SoakTally baseline)
    {
        if (baseline.Ok < limits.MinSamples || Percentile.Of(baseline.latencies, 95) is not { } other)
            return (HealthVerdict.Inconclusive, $"only {baseline.Ok} of {planned} answers of the baseline were healthy, at least {limits.MinSamples} are needed");
        var isSlower = Percentile.Of(latencies, 95) is { } own && own.Ticks > other.Ticks * limits.BaselineMaxRatio;
        return isSlower
            ? (HealthVerdict.Unhealthy, $"p95 of {DurationText.Format(Percentile.Of(latencies, 95)!.Value)}, at most {limits.BaselineMaxRatio:0.##} times the {DurationText.Format(other)} of the baseline allowed")
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
