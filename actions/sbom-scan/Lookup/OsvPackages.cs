using SbomScan.Inventories;
using SbomScan.LockFiles.GitHub;
using SbomScan.Packages;
using SbomScan.Versions;

namespace SbomScan.Lookup;

/// <summary>Finds the name that OSV has for a component.</summary>
internal static class OsvPackages
{
    /// <summary>Either the package, or why the component cannot be looked up.</summary>
    public static (OsvPackage? Package, NotLookedUp? Reason) Of(Component component)
    {
        (OsvPackage?, NotLookedUp?) Not(NotLookedUpReason reason, string text) => (null, new NotLookedUp(component, reason, text));

        if (component.Origin == PackageOrigin.Own) return Not(NotLookedUpReason.Own, "it is a project of this repository");
        if (component.Origin != PackageOrigin.Registry)
            return Not(NotLookedUpReason.NotFromRegistry, "it comes from a commit or an address, not from a registry");
        if (component.Purl is not { } purl) return Not(NotLookedUpReason.NoPackageUrl, "it has no package URL");
        if (purl.Version == null) return Not(NotLookedUpReason.NoVersion, "its version is not known");
        if (purl.Type is "deb" or "apk" or "rpm") return OfDistribution(component, purl);
        if (EcosystemOf(purl.Type) is not { } ecosystem)
            return Not(NotLookedUpReason.UnknownEcosystem, $"no database is known for packages of type '{purl.Type}'");
        return Checked(component, new OsvPackage(ecosystem, NameOf(component, purl), VersionOf(component, purl)));
    }

    private static (OsvPackage?, NotLookedUp?) OfDistribution(Component component, PackageUrl purl)
    {
        if (Distribution.EcosystemOf(purl, out var why) is not { } ecosystem)
            return (null, new NotLookedUp(component, why, Distribution.Describe(why, purl)));
        var (name, version) = Distribution.NamesOf(purl, ecosystem);
        return Checked(component, new OsvPackage(ecosystem, name, version, Distribution.ProductRelease(purl, ecosystem)));
    }

    private static (OsvPackage?, NotLookedUp?) Checked(Component component, OsvPackage package)
    {
        try
        {
            VersionOrders.Of(package.Ecosystem)!.Compare(package.Version, package.Version);
            return (package, null);
        }
        catch (FormatException)
        {
            return (null, new NotLookedUp(component, NotLookedUpReason.UnparsableVersion, $"its version is none that {package.Ecosystem} orders"));
        }
    }

    private static string? EcosystemOf(string type) => type switch
    {
        "npm" => "npm",
        "pypi" => "PyPI",
        "nuget" => "NuGet",
        "cargo" => "crates.io",
        "gem" => "RubyGems",
        "golang" => "Go",
        "maven" => "Maven",
        "composer" => "Packagist",
        "hex" => "Hex",
        "pub" => "Pub",
        "cran" => "CRAN",
        "bioconductor" => "Bioconductor",
        "hackage" => "Hackage",
        "swift" => "SwiftURL",
        "conan" => "ConanCenter",
        "githubactions" => "GitHub Actions",
        _ => null,
    };

    // Package URLs of some types are in lower case; the service wants the name as it was registered.
    private static string NameOf(Component component, PackageUrl purl)
    {
        var name = purl.Type == "conan" ? purl.Name : purl.FullName;
        return string.Equals(component.Name, name, StringComparison.OrdinalIgnoreCase) ? component.Name : name;
    }

    // An action that is pinned to a commit has its version in the comment beside it.
    private static string VersionOf(Component component, PackageUrl purl) => purl.Type switch
    {
        "golang" when purl.Version!.StartsWith("go", StringComparison.Ordinal) => purl.Version[2..],
        "golang" => purl.Version!.TrimStart('v'),
        "githubactions" => component.Properties.GetValueOrDefault(ActionReference.CommentVersion) ?? purl.Version!,
        _ => purl.Version!,
    };
}
