using SbomScan.Findings;

namespace SbomScan.Foreign;

/// <summary>What another tool found.</summary>
/// <param name="Tool">Who: <c>grype</c>, <c>trivy</c>.</param>
/// <param name="Findings">In the order of the file, each vulnerability of a package once.</param>
/// <param name="Remarks">What is odd in it, each a sentence.</param>
internal sealed record ForeignFindings(string Tool, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Remarks);
