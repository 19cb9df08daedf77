using System.Collections.ObjectModel;
using Actions.Toolkit;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Npm;

/// <summary>Makes an entry of what all npm lock files tell of a package in one way or another.</summary>
internal static class NpmPackage
{
    // As the npm taxonomy of CycloneDX names it.
    private static readonly IReadOnlyDictionary<string, string> Bundled = new Dictionary<string, string> { ["cdx:npm:package:bundled"] = "true" };

    /// <param name="key">What the file calls it.</param>
    /// <param name="name">Its own name, not an alias.</param>
    /// <param name="version">As installed; a package of a repository may have none.</param>
    /// <param name="source">Where it comes from.</param>
    /// <param name="line">Where it stands.</param>
    /// <param name="integrity">As the file writes it.</param>
    /// <param name="license">As the file writes it.</param>
    /// <param name="stated">What it is there for, if the file says so.</param>
    /// <param name="isBundled">It comes inside of the package that asks for it.</param>
    public static PackageNode Node(
        string key, string name, string? version, NpmSource source, long line, string? integrity = null, YamlValue? license = null, Scope? stated = null, bool isBundled = false)
    {
        var installed = string.IsNullOrEmpty(version) ? source.Commit : version;
        if (installed == null && source.Origin == PackageOrigin.Registry) throw Fault.At(line, $"'{name}' has no version");
        return new PackageNode
        {
            Key = key,
            Name = name,
            Version = installed,
            Purl = source.Origin == PackageOrigin.Own ? null : PurlAt.Line(line, "npm", name, installed, source.Qualifier),
            Origin = source.Origin,
            Line = (int)line,
            Hashes = Integrity.Read(integrity),
            License = LicenseField.Text(license),
            Stated = stated,
            Properties = isBundled ? Bundled : ReadOnlyDictionary<string, string>.Empty,
        };
    }

    /// <summary>Asked for by a project, and not in its lock file: nothing says which version is installed.</summary>
    /// <param name="graph">Gets it, once.</param>
    /// <param name="name">What it is asked for as.</param>
    /// <param name="range">What may be an address.</param>
    public static PackageNode Unresolved(PackageGraph graph, string name, string range)
    {
        var key = $"unresolved {name}";
        if (graph.Find(key) is { } known) return known;
        var isOwn = NpmSource.Of(range).Origin == PackageOrigin.Own;
        return graph.Add(new PackageNode
        {
            Key = key, Name = name, Purl = isOwn ? null : PurlAt.Line(1, "npm", name, null), Origin = isOwn ? PackageOrigin.Own : PackageOrigin.Registry,
        });
    }
}
