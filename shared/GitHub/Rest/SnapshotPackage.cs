namespace Actions.GitHub;

/// <param name="PackageUrl">The package as purl.</param>
/// <param name="Relationship"><c>direct</c> or <c>indirect</c>.</param>
/// <param name="Scope"><c>runtime</c> or <c>development</c>.</param>
/// <param name="Dependencies">Purls of what it depends on, all of them in the same manifest.</param>
public sealed record SnapshotPackage(string PackageUrl, string Relationship, string Scope, IReadOnlyList<string> Dependencies);
