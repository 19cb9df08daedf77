using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SbomScan.Packages;

/// <summary>What the types of packages demand of the parts of a purl.</summary>
internal static partial class PackageUrlRules
{
    internal readonly record struct Parts(
        string Type, string? Namespace, string Name, string? Version, ImmutableSortedDictionary<string, string> Qualifiers, string? Subpath);

    /// <exception cref="FormatException">A part is missing, or is one that the type forbids.</exception>
    public static Parts Canonical(
        string type, string? ns, string name, string? version, IEnumerable<KeyValuePair<string, string>> qualifiers, string? subpath)
    {
        type = type.ToLowerInvariant();
        if (!Type().IsMatch(type)) throw new FormatException($"'{type}' is no type of a purl");
        ns = Path(ns, _ => true);
        name = name.Trim('/');
        if (name.Length == 0) throw new FormatException($"a purl of type '{type}' needs a name");
        (ns, name) = InTheirCase(type, ns, name);
        subpath = Path(subpath, segment => segment is not ("." or ".."));
        var parts = new Parts(type, ns, name, version is { Length: > 0 } ? version : null, Canonical(qualifiers), subpath);
        return FaultOf(parts) is { } fault ? throw new FormatException($"a purl of type '{type}' {fault}") : parts;
    }

    private static (string? Namespace, string Name) InTheirCase(string type, string? ns, string name) => type switch
    {
        "pypi" => (ns, Separators().Replace(name, "-").ToLowerInvariant()),
        "golang" or "composer" or "github" or "bitbucket" or "hex" or "npm" or "deb" or "apk" or "alpm" or "pub" =>
            (ns?.ToLowerInvariant(), name.ToLowerInvariant()),
        // The path of an action in its repository keeps its case.
        "githubactions" when name.IndexOf('/') is > 0 and var slash => (ns?.ToLowerInvariant(), name[..slash].ToLowerInvariant() + name[slash..]),
        "githubactions" => (ns?.ToLowerInvariant(), name.ToLowerInvariant()),
        "rpm" => (ns?.ToLowerInvariant(), name),
        _ => (ns, name),
    };

    private static string? FaultOf(Parts parts) => parts switch
    {
        { Type: "pypi" or "nuget" or "cargo" or "gem" or "cran" or "pub" or "hackage" or "cocoapods", Namespace: not null } => "has no namespace",
        { Type: "swift" or "githubactions", Namespace: null } => "needs a namespace",
        { Type: "cran", Version: null } => "needs a version",
        { Type: "conan", Namespace: not null, Qualifiers.IsEmpty: true } => "with a namespace needs the qualifiers of the package",
        { Type: "conan", Namespace: null } when parts.Qualifiers.ContainsKey("channel") && !parts.Qualifiers.ContainsKey("user") =>
            "with a channel needs a user",
        { Type: "cocoapods" } when parts.Name[0] == '.' || parts.Name.Any(c => c == '+' || char.IsWhiteSpace(c)) =>
            "has a name without spaces and plus signs that does not begin with a full stop",
        _ => null,
    };

    private static ImmutableSortedDictionary<string, string> Canonical(IEnumerable<KeyValuePair<string, string>> qualifiers)
    {
        var canonical = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in qualifiers)
        {
            var key = name.ToLowerInvariant();
            if (!Key().IsMatch(key)) throw new FormatException($"'{key}' is no name of a qualifier");
            if (value.Length > 0 && !canonical.TryAdd(key, value)) throw new FormatException($"the qualifier '{key}' is there twice");
        }

        return canonical.ToImmutable();
    }

    private static string? Path(string? path, Func<string, bool> isWanted) =>
        string.Join('/', (path ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries).Where(isWanted)) is { Length: > 0 } rest ? rest : null;

    [GeneratedRegex("^[a-z][a-z0-9.+-]*\\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Type();

    [GeneratedRegex("^[a-z][a-z0-9._-]*\\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Key();

    [GeneratedRegex("[-_.]+", RegexOptions.None, 1000)]
    private static partial Regex Separators();
}
