namespace SbomScan.Advisories;

/// <param name="Type"><c>CVSS_V3</c>, <c>CVSS_V4</c>, or a word of a distribution's: <c>Ubuntu</c>.</param>
/// <param name="Score">The vector, or the distribution's word.</param>
internal sealed record OsvSeverity(string Type, string Score);
