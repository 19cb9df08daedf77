using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SbomScan.Packages;

/// <summary>What the types of packages demand of the parts of a purl.</summary>
internal static partial class PackageUrlRules
{
    internal readonly record struct Parts(string Type, string? Namespace, string Name, string? Version, ImmutableSortedDictionary<string, string> Qualifiers, string? Subpath);

    public static Parts Canonical(string type, string? ns, string name, string? version, ImmutableSortedDictionary<string, string> qualifiers, string? subpath)
    {
        type = type.ToLowerInvariant();
        ns = Trimmed(ns);
        name = name.Trim('/');
        if (name.Length == 0) throw new FormatException($"a purl of type '{type}' needs a name");
        (ns, name) = type switch
        {
            "pypi" => (ns, Separators().Replace(name, "-").ToLowerInvariant()),
            "golang" or "composer" or "github" or "bitbucket" or "githubactions" or "hex" => (ns?.ToLowerInvariant(), name.ToLowerInvariant()),
            "npm" or "deb" or "apk" or "alpm" => (ns?.ToLowerInvariant(), name.ToLowerInvariant()),
            "rpm" => (ns?.ToLowerInvariant(), name),
            _ => (ns, name),
        };
        return new Parts(type, ns, name, version is { Length: > 0 } ? version : null, qualifiers, Trimmed(subpath));
    }

    private static string? Trimmed(string? path) => path?.Trim('/') is { Length: > 0 } rest ? rest : null;

    [GeneratedRegex("[-_.]+", RegexOptions.None, 1000)]
    private static partial Regex Separators();
}
