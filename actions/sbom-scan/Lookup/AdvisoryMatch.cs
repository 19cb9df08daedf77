using SbomScan.Advisories;

namespace SbomScan.Lookup;

/// <summary>What a record says of a package.</summary>
/// <param name="Record">The record.</param>
/// <param name="Affected">Its parts about the package.</param>
/// <param name="IsAffected">By our own reading of the ranges; <see langword="null"/>: they cannot be compared.</param>
internal sealed record AdvisoryMatch(OsvRecord Record, IReadOnlyList<OsvAffected> Affected, bool? IsAffected)
{
    /// <summary>The affected versions for people.</summary>
    public string Range { get; init; } = "";

    /// <summary>Versions with a fix above the installed one.</summary>
    public IReadOnlyList<string> Fixes { get; init; } = [];

    /// <summary>Why the ranges cannot be compared; <see langword="null"/>: they can.</summary>
    public string? Problem { get; init; }
}
