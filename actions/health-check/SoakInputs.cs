using System.Globalization;
using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>The inputs that say how long it must stay healthy, and how much may fail meanwhile.</summary>
internal static class SoakInputs
{
    private const int MostSamples = 100_000;

    /// <summary>The soak, or null when none is wanted; the other inputs are checked all the same.</summary>
    public static SoakPlan? Read(InputReader read, CheckPlan check)
    {
        var duration = read.Parsed<TimeSpan?>("soak-duration", text => ParseDuration(text));
        var interval = read.Duration("soak-interval", TimeSpan.FromMilliseconds(50), TimeSpan.FromHours(1));
        var limits = new SoakLimits
        {
            MinSamples = read.Integer("min-samples", 1, MostSamples),
            MaxFailures = read.OptionalInteger("max-failures", 0, MostSamples),
            MaxFailureRate = read.Parsed("max-failure-rate", ParsePercent),
            MaxConsecutiveFailures = read.Integer("max-consecutive-failures", 0, MostSamples),
        };
        if (duration is null || interval == TimeSpan.Zero) return null;
        var plan = new SoakPlan
        {
            Targets = check.Targets,
            Request = check.Request,
            Expectation = check.Expectation,
            Duration = duration.Value,
            Interval = interval,
            MaxParallel = check.MaxParallel,
            Limits = limits,
        };
        if (plan.Ticks < limits.MinSamples)
            read.Error("soak-duration", $"at one request each {DurationText.Format(interval)} ('soak-interval') that is {plan.Ticks} samples, and 'min-samples' asks for {limits.MinSamples}");
        if (plan.Ticks > MostSamples)
            read.Error("soak-duration", $"at one request each {DurationText.Format(interval)} ('soak-interval') that is {plan.Ticks} samples; at most {MostSamples} are kept");
        return plan;
    }

    private static TimeSpan ParseDuration(string text)
    {
        var duration = DurationText.Parse(text);
        return duration >= TimeSpan.Zero && duration <= TimeSpan.FromHours(6) ? duration : throw new FormatException("expected from 0 s to 6 h");
    }

    private static decimal ParsePercent(string text)
    {
        var known = decimal.TryParse(text.TrimEnd('%').TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent);
        return known && text.EndsWith('%') && percent <= 100 ? percent / 100 : throw new FormatException("expected from 0% to 100%, such as 1% or 0.5%");
    }
}
