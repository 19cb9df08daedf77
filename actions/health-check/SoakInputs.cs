using System.Globalization;
using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>How long it must stay healthy, and how much may fail meanwhile: the inputs, and the section <c>soak</c> of the file, which goes before them.</summary>
internal static class SoakInputs
{
    private const int MostSamples = 100_000;
    private static readonly TimeSpan LongestInterval = TimeSpan.FromHours(1);
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>The soak, or null when none is wanted; the other settings are checked all the same.</summary>
    public static SoakPlan? Read(InputReader read, ConfigFile? config, CheckPlan check, bool hasTargets, bool hasAlarms, Func<string, Target> parseTarget)
    {
        var own = config?.Root.Section("soak", "the soak");
        var duration = own?.Value<TimeSpan?>("duration", text => ParseDuration(text)) ?? read.Parsed<TimeSpan?>("soak-duration", text => ParseDuration(text));
        var interval = own?.Value<TimeSpan?>("interval", text => ParseInterval(text)) ?? read.Parsed("soak-interval", ParseInterval);
        var limits = Limits(read, own);
        var baseline = own?.Value("baseline-url", parseTarget) ?? read.ParsedPrivately("baseline-url", parseTarget);
        own?.RefuseOthers();
        if (duration is null || interval == TimeSpan.Zero) return null;
        var plan = new SoakPlan
        {
            Targets = check.Targets,
            Baseline = baseline,
            Control = check.Control,
            Request = check.Request,
            Expectation = check.Expectation,
            Duration = duration.Value,
            Interval = interval,
            MaxParallel = check.MaxParallel,
            Limits = limits,
        };
        foreach (var problem in Problems(plan, hasTargets, hasAlarms)) Report(problem, read, own);
        return plan;
    }

    private static SoakLimits Limits(InputReader read, YamlSection? own) => new()
    {
        MinSamples = own?.Value<int?>("min-samples", text => ParseCount(text, 1)) ?? read.Integer("min-samples", 1, MostSamples),
        MaxFailures = own?.Value<int?>("max-failures", text => ParseCount(text, 0)) ?? read.OptionalInteger("max-failures", 0, MostSamples),
        MaxFailureRate = own?.Value<decimal?>("max-failure-rate", text => ParsePercent(text)) ?? read.Parsed("max-failure-rate", ParsePercent),
        MaxConsecutiveFailures = own?.Value<int?>("max-consecutive-failures", text => ParseCount(text, 0)) ?? read.Integer("max-consecutive-failures", 0, MostSamples),
        LatencyP95Max = own?.Value<TimeSpan?>("latency-p95-max", text => ParseLatency(text)) ?? read.Parsed<TimeSpan?>("latency-p95-max", text => ParseLatency(text)),
        LatencyP99Max = own?.Value<TimeSpan?>("latency-p99-max", text => ParseLatency(text)) ?? read.Parsed<TimeSpan?>("latency-p99-max", text => ParseLatency(text)),
        BaselineMaxRatio = own?.Value<decimal?>("baseline-max-ratio", text => ParseRatio(text)) ?? read.Parsed("baseline-max-ratio", ParseRatio),
    };

    private static IEnumerable<string> Problems(SoakPlan plan, bool hasTargets, bool hasAlarms)
    {
        var samples = $"at one request each {DurationText.Format(plan.Interval)} ('soak-interval') that is {plan.Ticks} samples";
        if (!hasTargets && !hasAlarms) yield return "a soak asks targets or watches alarms, and there are none";
        if (!hasTargets && plan.Baseline is not null) yield return "'baseline-url' is compared with targets, and there are none";
        if (!hasTargets) yield break;
        if (plan.Ticks < plan.Limits.MinSamples) yield return $"{samples}, and 'min-samples' asks for {plan.Limits.MinSamples}";
        if (plan.Ticks > MostSamples) yield return $"{samples}; at most {MostSamples} are kept";
    }

    private static void Report(string problem, InputReader read, YamlSection? own)
    {
        if (own?.Has("duration") == true) own.Problem(problem);
        else read.Error("soak-duration", problem);
    }

    private static TimeSpan ParseDuration(string text) => Within(DurationText.Parse(text), TimeSpan.Zero, TimeSpan.FromHours(6), "0 s to 6 h");

    private static TimeSpan ParseInterval(string text) => Within(DurationText.Parse(text), ShortestInterval, LongestInterval, "50 ms to 1 h");

    private static TimeSpan ParseLatency(string text) => Within(DurationText.Parse(text), TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(10), "1 ms to 10 min");

    private static decimal ParseRatio(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var ratio) && ratio is >= 0.1m and <= 100
            ? ratio
            : throw new FormatException("expected a number from 0.1 to 100, such as 1.3");

    private static TimeSpan Within(TimeSpan duration, TimeSpan min, TimeSpan max, string allowed) =>
        duration >= min && duration <= max ? duration : throw new FormatException($"expected from {allowed}");

    private static int ParseCount(string text, int min) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= min && count <= MostSamples
            ? count
            : throw new FormatException($"expected a whole number from {min} to {MostSamples}");

    private static decimal ParsePercent(string text)
    {
        var known = decimal.TryParse(text.TrimEnd('%').TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent);
        return known && text.EndsWith('%') && percent <= 100 ? percent / 100 : throw new FormatException("expected from 0% to 100%, such as 1% or 0.5%");
    }
}
