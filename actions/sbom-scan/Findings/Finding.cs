using SbomScan.Inventories;

namespace SbomScan.Findings;

/// <summary>One vulnerability in one component of the target.</summary>
internal sealed record Finding
{
    /// <summary>The CVE where there is one, else the first id by name. What it is shown as.</summary>
    public required string Id { get; init; }

    /// <summary>Every id the vulnerability has in some database, <see cref="Id"/> among them, sorted.</summary>
    public required IReadOnlyList<string> Ids { get; init; }

    public required Component Component { get; init; }

    public required Rating Rating { get; init; }

    /// <summary>One line.</summary>
    public string Title { get; init; } = "";

    /// <summary>The longer text, in Markdown.</summary>
    public string Details { get; init; } = "";

    /// <summary>The affected versions for people: <c>≥ 1.0.0, &lt; 1.2.3</c>.</summary>
    public string AffectedRange { get; init; } = "";

    /// <summary>Versions with a fix, the nearest above the installed one first; empty: none is known.</summary>
    public IReadOnlyList<string> FixedVersions { get; init; } = [];

    /// <summary>The component is itself the attack: an advisory whose id begins with <c>MAL-</c>.</summary>
    public bool IsMalicious => Ids.Any(VulnerabilityIds.IsMalware);

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Modified { get; init; }

    /// <summary>Pages about it, the most useful first.</summary>
    public IReadOnlyList<Uri> References { get; init; } = [];

    /// <summary>Who found it: <c>OSV</c>, or the tool whose findings were given.</summary>
    public string Source { get; init; } = "OSV";
}
