namespace Actions.Health;

/// <summary>What a healthy answer looks like.</summary>
public sealed record Expectation
{
    /// <summary>Healthy statuses, unless an assertion says which.</summary>
    public required StatusSet Status { get; init; }

    /// <summary>Statuses that will never get better.</summary>
    public StatusSet FailFast { get; init; } = StatusSet.None;

    /// <summary>What else must hold.</summary>
    public IReadOnlyList<Assertion> Assertions { get; init; } = [];

    /// <summary>The version that must answer; null for any.</summary>
    public ExpectedVersion? Version { get; init; }

    /// <summary>Where the version is looked for; also without an expected one, to report what runs.</summary>
    public VersionSource? VersionSource { get; init; }

    /// <summary>Whether it looks at the body.</summary>
    public bool ReadsBody => Assertions.Any(assertion => assertion.ReadsBody) || VersionSource?.ReadsBody == true;

    /// <summary>Whether it asks for a version that nothing says where to find.</summary>
    public bool LacksVersionSource => VersionSource is null && Assertions.OfType<VersionAssertion>().Any();

    /// <summary>Healthy statuses: those of a status assertion, else <see cref="Status"/>.</summary>
    public StatusSet ExpectedStatus => Assertions.OfType<StatusAssertion>().FirstOrDefault()?.Expected ?? Status;

    /// <summary>What is wrong with an answer, or null when it is healthy. The first thing found wrong is told: status, version, assertions.</summary>
    internal Fault? Judge(Answer answer)
    {
        if (FailFast.Contains(answer.Status))
            return new Fault(Reason.FailFast, $"answered {answer.Status}, which fail-fast-status says will not get better");
        if (!ExpectedStatus.Contains(answer.Status))
            return new Fault(Reason.Status, $"answered {answer.Status}, expected {ExpectedStatus}");
        return Version?.Judge(answer.Version) ?? Assertions.Select(assertion => assertion.Judge(answer)).FirstOrDefault(fault => fault is not null);
    }

    /// <summary>One line for people.</summary>
    public string Describe() => string.Join("; ",
    [
        $"status {ExpectedStatus}",
        .. Version is null ? Array.Empty<string>() : [$"version {Version.Version} at {VersionSource}"],
        .. Assertions.Where(assertion => assertion is not StatusAssertion).Select(assertion => assertion.Text),
    ]);
}
