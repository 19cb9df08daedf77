using SbomScan.Findings;

namespace SbomScan.Vex;

/// <summary>Applies VEX statements to findings. Of several statements about one finding the youngest counts; where they do not tell their time, the last.</summary>
/// <param name="statements">In the order they were given.</param>
/// <param name="target">Name of the target, without tag and digest.</param>
internal sealed class VexRun(IReadOnlyList<VexStatement> statements, string target)
{
    private readonly HashSet<VexStatement> used = new(ReferenceEqualityComparer.Instance);

    public ReportedFinding Apply(ReportedFinding one)
    {
        var concerning = statements.Where(statement => Concerns(statement, one.Finding)).OrderBy(statement => statement.At ?? DateTimeOffset.MinValue).ToList();
        used.UnionWith(concerning);
        return concerning is [.., { Status: VexStatus.NotAffected or VexStatus.Fixed } last]
            ? one with { State = FindingState.Vex, IsFixed = last.Status == VexStatus.Fixed, Justification = $"{(last.Status == VexStatus.Fixed ? "fixed" : "not affected")}{(last.Why == null ? "" : $": {last.Why}")} ({last.Source})" }
            : one;
    }

    /// <summary>After all findings: statements that no finding matched.</summary>
    public IEnumerable<string> Unmatched() =>
        statements.Where(statement => !used.Contains(statement)).Select(statement => $"The VEX statement about {string.Join(", ", statement.Ids)} in {statement.Source} matches nothing that was found.");

    private bool Concerns(VexStatement statement, Finding finding) =>
        statement.Ids.Any(id => finding.Ids.Contains(id, StringComparer.OrdinalIgnoreCase)) && statement.Products.Any(product => product.Concerns(finding, target));
}
