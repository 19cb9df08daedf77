using Actions.Health;
using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>What the inputs <c>gate-…</c> and <c>soak</c> say: which addresses decide whether a new revision may stay.</summary>
public sealed record GateSettings
{
    /// <summary>The limits of a soak, the same as of the health check.</summary>
    public static readonly SoakLimits Limits = new() { MinSamples = 10, MaxFailureRate = 0.01m, MaxConsecutiveFailures = 3 };

    private static readonly TimeSpan LongestSoak = TimeSpan.FromHours(6);
    private const int MaxParallel = 8;

    /// <summary>Input <c>gate-urls</c>; empty for no gate.</summary>
    public required IReadOnlyList<Target> Targets { get; init; }

    /// <summary>A good status, and the version where one is asked for.</summary>
    public required Expectation Expectation { get; init; }

    /// <summary>Input <c>gate-interval</c>: between two requests to one address.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>Input <c>gate-timeout</c>: until every address must have answered well.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Input <c>soak</c>: how long it must stay well; null for no soak.</summary>
    public TimeSpan? Soak { get; init; }

    /// <summary>Reads the inputs.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="masks">Where credentials inside addresses are registered.</param>
    public static GateSettings Read(InputReader inputs, Masks masks)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var settings = new GateSettings
        {
            Targets = inputs.ParsedPrivately("gate-urls", text => Target.ParseLines(text, masks)) ?? [],
            Expectation = ReadExpectation(inputs),
            Interval = inputs.Duration("gate-interval", TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1)),
            Timeout = inputs.Duration("gate-timeout", TimeSpan.FromSeconds(1), TimeSpan.FromHours(6)),
            Soak = inputs.Parsed<TimeSpan?>("soak", text => ParseSoak(text)),
        };
        if (settings.Targets.Count > 0 && settings.Interval > TimeSpan.Zero && settings.SoakPlan is { } soak && soak.Ticks < Limits.MinSamples)
            inputs.Error("soak", $"at one request each {DurationText.Format(settings.Interval)} ('gate-interval') that is {soak.Ticks} samples, and less than {Limits.MinSamples} tell nothing");
        if (settings.Targets.Count > 0 && settings.Timeout > TimeSpan.Zero && settings.Timeout < settings.Interval)
            inputs.Error("gate-timeout", $"each address is asked every {DurationText.Format(settings.Interval)} ('gate-interval'), so it would be asked once only; give at least that, or a shorter 'gate-interval'");
        return settings;
    }

    /// <summary>The check that must come out well within a time.</summary>
    internal CheckPlan CheckPlan(TimeSpan limit) => new()
    {
        Targets = Targets,
        Request = Request,
        Expectation = Expectation,
        Schedule = new Schedule { Interval = Interval, Deadline = limit },
        MaxParallel = MaxParallel,
    };

    /// <summary>The soak; null for none.</summary>
    internal SoakPlan? SoakPlan => Soak is not { } duration ? null : new()
    {
        Targets = Targets,
        Request = Request,
        Expectation = Expectation,
        Duration = duration,
        Interval = Interval,
        MaxParallel = MaxParallel,
        Limits = Limits,
    };

    private static RequestTemplate Request => new()
    {
        Method = HttpMethod.Get,
        Redirects = RedirectPolicy.SameHost,
        Timeout = TimeSpan.FromSeconds(10),
        ConnectTimeout = TimeSpan.FromSeconds(5),
        MaxBody = 1024 * 1024,
    };

    private static TimeSpan ParseSoak(string text)
    {
        var duration = DurationText.Parse(text);
        return duration >= TimeSpan.FromSeconds(1) && duration <= LongestSoak
            ? duration
            : throw new FormatException($"expected from 1 s to {DurationText.Format(LongestSoak)}");
    }

    private static Expectation ReadExpectation(InputReader inputs)
    {
        var source = inputs.Parsed("gate-version-path", VersionSource.Parse);
        var version = inputs.OptionalText("gate-expect-version");
        if (version is not null && inputs.OptionalText("gate-version-path") is null)
            inputs.Error("gate-expect-version", "'gate-version-path' must say where an answer tells its version, such as $.version or header:X-Version");
        return new Expectation
        {
            Status = StatusSet.Parse("200-299"),
            Version = version is null || source is null ? null : new ExpectedVersion(version, source),
            VersionSource = source,
        };
    }
}
