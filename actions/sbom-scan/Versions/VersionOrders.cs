namespace SbomScan.Versions;

/// <summary>The order of the versions of each ecosystem of https://ossf.github.io/osv-schema/#affectedpackage-field.</summary>
internal static class VersionOrders
{
    private static readonly IVersionOrder Semantic = new SemanticOrder(fewestNumbers: 1);
    private static readonly IVersionOrder Loose = new SemanticOrder(fewestNumbers: 1, mostNumbers: 4);
    private static readonly IVersionOrder NuGet = new SemanticOrder(fewestNumbers: 1, mostNumbers: 4, ignoresCase: true);
    private static readonly IVersionOrder Pub = new SemanticOrder(comparesBuilds: true);
    private static readonly IVersionOrder Go = new GoOrder();
    private static readonly IVersionOrder Python = new PythonOrder();
    private static readonly IVersionOrder Maven = new MavenOrder();
    private static readonly IVersionOrder Debian = new DebianOrder();
    private static readonly IVersionOrder Alpine = new AlpineOrder();
    private static readonly IVersionOrder Rpm = new RpmOrder();
    private static readonly IVersionOrder Ruby = new RubyOrder();
    private static readonly IVersionOrder Packagist = new PackagistOrder();
    private static readonly IVersionOrder Numeric = new NumericOrder();

    /// <param name="ecosystem">As OSV names it, with or without its release: <c>Debian:12</c>.</param>
    /// <returns><see langword="null"/>: its order is not known.</returns>
    public static IVersionOrder? Of(string ecosystem) => ecosystem.Split(':')[0] switch
    {
        "npm" or "crates.io" or "Hex" => Semantic,
        "SwiftURL" or "GitHub Actions" or "ConanCenter" => Loose,
        "NuGet" => NuGet,
        "Pub" => Pub,
        "Go" => Go,
        "PyPI" => Python,
        "Maven" => Maven,
        "Debian" or "Ubuntu" => Debian,
        "Alpine" or "Wolfi" or "Chainguard" or "MinimOS" => Alpine,
        "Red Hat" or "Rocky Linux" or "AlmaLinux" or "SUSE" or "openSUSE" or "Mageia" or "openEuler" or "Azure Linux" => Rpm,
        "RubyGems" => Ruby,
        "Packagist" => Packagist,
        "CRAN" or "Bioconductor" or "Hackage" => Numeric,
        _ => null,
    };
}
