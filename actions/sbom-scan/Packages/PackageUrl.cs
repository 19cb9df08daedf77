using System.Collections.Immutable;

namespace SbomScan.Packages;

/// <summary>
/// Names a package of any ecosystem (purl). Always in the canonical form of its type: two that name the same package are equal.
/// Rules: the purl specification and the rules of its types, https://github.com/package-url/purl-spec.
/// </summary>
internal sealed record PackageUrl
{
    private PackageUrl(string type, string? ns, string name, string? version, ImmutableSortedDictionary<string, string> qualifiers, string? subpath)
    {
        (Type, Namespace, Name, Version, Qualifiers, Subpath) = (type, ns, name, version, qualifiers, subpath);
        text = PackageUrlText.Write(this);
    }

    private readonly string text;

    public string Type { get; }

    /// <summary>Without its slashes at the ends; <see langword="null"/>: none.</summary>
    public string? Namespace { get; }

    public string Name { get; }

    public string? Version { get; }

    public ImmutableSortedDictionary<string, string> Qualifiers { get; }

    public string? Subpath { get; }

    /// <summary>Namespace and name as users of the ecosystem write them: <c>@babel/core</c>, <c>org.slf4j:slf4j-api</c>.</summary>
    public string FullName => Namespace == null ? Name : $"{Namespace}{(Type == "maven" ? ':' : '/')}{Name}";

    public PackageUrl WithoutQualifiers => Qualifiers.IsEmpty && Subpath == null ? this : new(Type, Namespace, Name, Version, Empty, null);

    public PackageUrl WithoutVersion => Version == null ? this : new(Type, Namespace, Name, null, Qualifiers, Subpath);

    private static ImmutableSortedDictionary<string, string> Empty { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <exception cref="FormatException">The type forbids it, for example a name that is empty.</exception>
    public static PackageUrl Of(string type, string? ns, string name, string? version, IEnumerable<KeyValuePair<string, string>>? qualifiers = null, string? subpath = null)
    {
        var parts = PackageUrlRules.Canonical(type, ns, name, version, qualifiers ?? [], subpath);
        return new PackageUrl(parts.Type, parts.Namespace, parts.Name, parts.Version, parts.Qualifiers, parts.Subpath);
    }

    /// <summary>From a name as users of the ecosystem write it: <c>@babel/core</c>, <c>github.com/aws/smithy-go</c>, <c>org.slf4j:slf4j-api</c>.</summary>
    public static PackageUrl Named(string type, string fullName, string? version, IEnumerable<KeyValuePair<string, string>>? qualifiers = null)
    {
        var at = fullName.LastIndexOf(type == "maven" ? ':' : '/');
        return at < 0 || type is "nuget" or "pypi" or "cargo" or "gem" or "deb" or "apk" or "rpm"
            ? Of(type, null, fullName, version, qualifiers)
            : Of(type, fullName[..at], fullName[(at + 1)..], version, qualifiers);
    }

    /// <exception cref="FormatException">It is not a purl; the message says what is wrong.</exception>
    public static PackageUrl Parse(string text) => PackageUrlText.Read(text);

    public bool Equals(PackageUrl? other) => other != null && text == other.text;

    public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => text;
}
