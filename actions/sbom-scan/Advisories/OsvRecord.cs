namespace SbomScan.Advisories;

/// <summary>One vulnerability as a database describes it: https://ossf.github.io/osv-schema/.</summary>
internal sealed record OsvRecord
{
    public required string Id { get; init; }

    /// <summary>Ids of the same vulnerability in other databases.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Ids of the vulnerabilities that this one takes over, such as the CVE of a distribution's record.</summary>
    public IReadOnlyList<string> Upstream { get; init; } = [];

    public string Summary { get; init; } = "";

    public string Details { get; init; } = "";

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Modified { get; init; }

    /// <summary>It was a mistake: nothing is affected.</summary>
    public bool IsWithdrawn { get; init; }

    public IReadOnlyList<OsvSeverity> Severities { get; init; } = [];

    /// <summary>The database's own word, such as <c>MODERATE</c>.</summary>
    public string? SeverityWord { get; init; }

    public IReadOnlyList<OsvAffected> Affected { get; init; } = [];

    /// <summary>Pages about it, fixes and advisories first.</summary>
    public IReadOnlyList<Uri> References { get; init; } = [];
}
