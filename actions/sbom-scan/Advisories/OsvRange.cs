namespace SbomScan.Advisories;

/// <param name="Type"><c>SEMVER</c>, <c>ECOSYSTEM</c> or <c>GIT</c>.</param>
/// <param name="Events">In the order of the record, which may be any.</param>
internal sealed record OsvRange(string Type, IReadOnlyList<OsvEvent> Events)
{
    public bool IsGit => Type == "GIT";
}
