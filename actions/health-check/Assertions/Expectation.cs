using Actions.Toolkit;

namespace HealthCheck;

/// <summary>What a healthy answer looks like.</summary>
internal sealed record Expectation
{
    public required StatusSet Status { get; init; }

    /// <summary>Statuses that will never get better.</summary>
    public StatusSet FailFast { get; init; } = StatusSet.None;

    public IReadOnlyList<Assertion> Assertions { get; init; } = [];
    public ExpectedVersion? Version { get; init; }

    /// <summary>Where the version is looked for; also without an expected one, to report what runs.</summary>
    public VersionSource? VersionSource { get; init; }

    public bool ReadsBody => Assertions.Any(assertion => assertion.ReadsBody) || VersionSource?.ReadsBody == true;

    public static Expectation From(InputReader read)
    {
        var status = read.Parsed("expected-status", StatusSet.Parse) ?? StatusSet.None;
        var failFast = read.Parsed("fail-fast-status", StatusSet.Parse) ?? StatusSet.None;
        var assertions = read.ParsedLines("assert", AssertionParser.Parse);
        var source = read.Parsed("version-path", VersionSource.Parse);
        var version = read.OptionalText("expect-version");
        if (version is not null && read.OptionalText("version-path") is null)
            read.Error("expect-version", "'version-path' must say where an answer tells its version, such as $.version or header:X-Version");
        var expected = assertions.OfType<StatusAssertion>().FirstOrDefault()?.Expected ?? status;
        if (failFast.Overlaps(expected))
            read.Error("fail-fast-status", $"a status cannot be healthy ({expected}) and hopeless at once");
        return new Expectation
        {
            Status = expected,
            FailFast = failFast,
            Assertions = assertions,
            Version = version is null || source is null ? null : new ExpectedVersion(version, source),
            VersionSource = source,
        };
    }

    /// <summary>What is wrong with an answer, or null when it is healthy. The first thing found wrong is told: status, version, assertions.</summary>
    public Fault? Judge(Answer answer, string? version)
    {
        if (FailFast.Contains(answer.Status))
            return new Fault(Reason.FailFast, $"answered {answer.Status}, which fail-fast-status says will not get better");
        if (!Status.Contains(answer.Status))
            return new Fault(Reason.Status, $"answered {answer.Status}, expected {Status}");
        return Version?.Judge(version) ?? Assertions.Select(assertion => assertion.Judge(answer)).FirstOrDefault(fault => fault is not null);
    }

    /// <summary>One line for people.</summary>
    public string Describe() => string.Join("; ",
    [
        $"status {Status}",
        .. Version is null ? Array.Empty<string>() : [$"version {Version.Version} at {VersionSource}"],
        .. Assertions.Where(assertion => assertion is not StatusAssertion).Select(assertion => assertion.Text),
    ]);
}
