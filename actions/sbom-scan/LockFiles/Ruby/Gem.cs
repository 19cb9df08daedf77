using SbomScan.Packages;

namespace SbomScan.LockFiles.Ruby;

/// <summary>A line below <c>specs:</c> of a <c>Gemfile.lock</c>, such as <c>nokogiri (1.16.0-x86_64-linux)</c>.</summary>
/// <param name="Name">Of the gem.</param>
/// <param name="Version">Without the platform.</param>
/// <param name="Source">The section it stands in.</param>
/// <param name="Line">From 1.</param>
/// <param name="Dependencies">Names of what it brings.</param>
internal sealed record Gem(string Name, string Version, GemSource Source, int Line, List<string> Dependencies);

/// <param name="Origin">By the kind of the section.</param>
/// <param name="Qualifiers">Where it is, when that is not the public registry.</param>
internal sealed record GemSource(PackageOrigin Origin, KeyValuePair<string, string>[] Qualifiers);
