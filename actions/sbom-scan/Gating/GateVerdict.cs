using SbomScan.Findings;

namespace SbomScan.Gating;

/// <summary>What the gate says, and how it came to that.</summary>
internal sealed record GateVerdict
{
    public required bool Passed { get; init; }

    public required GateRules Rules { get; init; }

    /// <summary>How many findings there are, each vulnerability of a package once.</summary>
    public int Found { get; init; }

    /// <summary>Taken out by VEX.</summary>
    public int Vex { get; init; }

    /// <summary>Taken out by the ignore file.</summary>
    public int Ignored { get; init; }

    /// <summary>Only of development or tests.</summary>
    public int OutOfScope { get; init; }

    /// <summary>Without a fixed version.</summary>
    public int Unfixed { get; init; }

    /// <summary>The base has them too.</summary>
    public int Old { get; init; }

    /// <summary>What is left after all that.</summary>
    public IReadOnlyList<ReportedFinding> Remaining { get; init; } = [];

    /// <summary>Of those, the ones at or above the threshold, most severe first.</summary>
    public IReadOnlyList<ReportedFinding> Counted { get; init; } = [];

    /// <summary>Of those that are left, the ones nobody has rated.</summary>
    public IReadOnlyList<ReportedFinding> Unscored { get; init; } = [];

    public int Malicious => Counted.Count(one => one.Finding.IsMalicious);
}
