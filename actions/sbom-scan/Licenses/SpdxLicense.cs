namespace SbomScan.Licenses;

/// <summary>A licence of the SPDX list.</summary>
/// <param name="Id">In the spelling of the list.</param>
/// <param name="Since">The first CycloneDX version whose schema knows the id; <see langword="null"/>: none of those that are written.</param>
/// <param name="Successor">The expression to write instead of a deprecated id; the id itself when the list names none.</param>
internal sealed record SpdxLicense(string Id, Version? Since, string? Successor)
{
    public bool IsDeprecated => Successor != null;

    public bool IsKnownTo(Version cycloneDx) => Since != null && Since <= cycloneDx;
}
