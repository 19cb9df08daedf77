using SbomScan.Findings;
using SbomScan.Gating;
using SbomScan.Ignores;
using SbomScan.Inventories;
using SbomScan.Licenses;
using SbomScan.Lookup;
using SbomScan.Verdicts;

namespace SbomScan.Reporting;

/// <summary>Everything the scan found out: what the log, the summary, the comment, the outputs and the files show.</summary>
internal sealed record ScanReport
{
    public required Inventory Inventory { get; init; }

    /// <summary>The target is an image, whose files are no files of the repository.</summary>
    public bool IsImage { get; init; }

    public required Coverage Coverage { get; init; }

    /// <summary><see langword="null"/>: nothing was to be looked up.</summary>
    public LookupAnswer? Lookup { get; init; }

    /// <summary>All findings whatever the gate thinks of them, the most severe first.</summary>
    public required IReadOnlyList<ReportedFinding> Findings { get; init; }

    /// <summary>Findings of the base that are gone; <see langword="null"/>: there was no base to compare with.</summary>
    public IReadOnlyList<Finding>? Fixed { get; init; }

    public required GateVerdict Gate { get; init; }

    /// <summary><see langword="null"/>: there is no policy.</summary>
    public LicenseVerdict? Licenses { get; init; }

    public IReadOnlyList<IgnoreNotice> IgnoreNotices { get; init; } = [];

    /// <summary>Entries of the ignore file that the pull request itself brings.</summary>
    public IReadOnlyList<IgnoreEntry> AddedIgnores { get; init; } = [];

    /// <summary>What looks wrong but hides nothing, each a sentence.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What the user may like to know, each a sentence.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    public required Verdict Verdict { get; init; }

    /// <summary>When the scan began (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Somebody has looked for vulnerabilities: we did, or others' findings were given.</summary>
    public required bool HasLooked { get; init; }

    public IEnumerable<ReportedFinding> Open => Findings.Where(one => one.State == FindingState.Open);

    /// <summary>Packages, each once, without own projects.</summary>
    public IReadOnlyList<Component> Packages => field ??= [.. Inventory.Components.Where(one => one.Origin != SbomScan.Packages.PackageOrigin.Own)];

    /// <summary>How many open findings of a severity there are.</summary>
    public int Count(Severity severity) => Open.Count(one => SbomScan.Gating.Gate.SeverityOf(one) == severity);

    /// <summary>How old the offline data are; <see langword="null"/> when none were used.</summary>
    public TimeSpan? DataAge => At - Lookup?.DataFrom;
}
