using SbomScan.Findings;

namespace SbomScan.Gating;

/// <summary>What fails the step. Nothing here has a say in what is reported.</summary>
internal sealed record GateRules
{
    public required FailOn FailOn { get; init; }

    public required Allowance Allowance { get; init; }

    /// <summary>Findings without a fixed version do not count.</summary>
    public bool OnlyFixed { get; init; }

    public GateScope Scope { get; init; }

    public UnscoredAs Unscored { get; init; }

    /// <summary>Findings that the base has too do not count.</summary>
    public bool NewOnly { get; init; }

    /// <summary>The lowest severity that counts; <see langword="null"/>: none does.</summary>
    public Severity? Threshold => FailOn switch
    {
        FailOn.None => null,
        FailOn.Low => Severity.Low,
        FailOn.Medium => Severity.Medium,
        FailOn.High => Severity.High,
        _ => Severity.Critical,
    };
}
