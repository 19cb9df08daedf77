namespace SbomScan.Licenses;

/// <summary>What the policy says about an inventory. All lists are in the order of the inventory.</summary>
internal sealed record LicenseVerdict
{
    /// <summary>Denied, and unknown where the policy says that this fails.</summary>
    public required IReadOnlyList<LicenseJudgement> Violations { get; init; }

    /// <summary>Every component whose licence is not known, unless the policy allows that.</summary>
    public required IReadOnlyList<LicenseJudgement> Unknown { get; init; }

    /// <summary>Left out by an exception. Own projects are not listed.</summary>
    public required IReadOnlyList<LicenseJudgement> Exempt { get; init; }

    public required int Allowed { get; init; }

    /// <summary>Exceptions that match nothing, and those that are expired and would match: each a sentence for people.</summary>
    public required IReadOnlyList<string> Notices { get; init; }

    public bool Fails => Violations.Count > 0;
}
