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

    /// <summary>Whole days a certificate must last at least; 0 for no such limit.</summary>
    public int CertificateDays { get; init; }

    /// <summary>Whether it looks at the body.</summary>
    public bool ReadsBody => Assertions.Any(assertion => assertion.ReadsBody) || VersionSource?.ReadsBody == true;

    /// <summary>Whether it asks for a version that nothing says where to find.</summary>
    public bool LacksVersionSource => VersionSource is null && Assertions.OfType<VersionAssertion>().Any();

    /// <summary>Healthy statuses: those of a status assertion, else <see cref="Status"/>.</summary>
    public StatusSet ExpectedStatus => Assertions.OfType<StatusAssertion>().FirstOrDefault()?.Expected ?? Status;

    /// <summary>What is looked at, in this order: the status, the certificate, the version, each assertion.</summary>
    public IReadOnlyList<string> Checks =>
    [
        StatusCheck,
        .. CertificateDays == 0 ? Array.Empty<string>() : [CertificateCheck],
        .. Version is null ? Array.Empty<string>() : [VersionCheck],
        .. Assertions.Where(assertion => assertion is not StatusAssertion).Select(assertion => assertion.Text),
    ];

    private string StatusCheck => $"status {ExpectedStatus}";

    private string CertificateCheck => $"certificate lasts {CertificateDays} days";

    private string VersionCheck => $"version {Version!.Version} at {VersionSource}";

    /// <summary>What is wrong with an answer, or null when it is healthy. The first thing found wrong is told.</summary>
    internal Fault? Judge(Answer answer)
    {
        if (FailFast.Contains(answer.Status))
            return new Fault(Reason.FailFast, $"answered {answer.Status}, which fail-fast-status says will not get better") { Check = StatusCheck };
        if (!ExpectedStatus.Contains(answer.Status))
            return new Fault(Reason.Status, $"answered {answer.Status}, expected {ExpectedStatus}") { Check = StatusCheck };
        if (CertificateDays > 0 && answer.CertificateDaysLeft < CertificateDays)
            return new Fault(Reason.TlsExpired, $"the certificate expires in {answer.CertificateDaysLeft} days, expected {CertificateDays} at least") { Check = CertificateCheck };
        if (Version?.Judge(answer.Version) is { } other) return other with { Check = VersionCheck };
        return Assertions
            .Select(assertion => assertion.Judge(answer) is { } fault ? fault with { Check = assertion.Text } : null)
            .FirstOrDefault(fault => fault is not null);
    }

    /// <summary>One line for people.</summary>
    public string Describe() => string.Join("; ", Checks);
}
