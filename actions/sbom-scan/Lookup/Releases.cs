namespace SbomScan.Lookup;

/// <summary>
/// Chooses what is about one release in records that name products instead: a package of SUSE Linux Enterprise Server 15 SP7 is listed under
/// <c>SUSE:Linux Enterprise Module for Basesystem 15 SP7</c>, and which module it is of is written nowhere on the machine.
/// </summary>
internal static class Releases
{
    /// <param name="ecosystem">The one of a part of a record. Without a product it is about all releases.</param>
    /// <param name="release"><see cref="Distribution.ProductRelease"/>.</param>
    public static bool Include(string ecosystem, string release) => ecosystem.Split(':', 2) switch
    {
        ["SUSE", var product] => IsOfSuse(product, release),
        ["Red Hat", var product] => IsOfRedHat(product.Split(':'), release),
        ["openEuler", var product] => product == release || product.StartsWith($"{release}-", StringComparison.Ordinal),
        _ => true,
    };

    // "Linux Enterprise Server 15 SP4-LTSS": what follows the hyphen tells of support that is paid for, not of another release.
    private static bool IsOfSuse(string product, string release)
    {
        var at = product.LastIndexOf($" {release}", StringComparison.Ordinal);
        var end = at + 1 + release.Length;
        return at >= 0 && (end == product.Length || product[end] == '-');
    }

    // enterprise_linux:9::appstream, rhel_eus:9.2::baseos, openshift:4.14::el9
    private static bool IsOfRedHat(string[] product, string release)
    {
        var isSystem = product[0] == "enterprise_linux" || product[0].StartsWith("rhel_", StringComparison.Ordinal);
        return (isSystem && product.Length > 1 && product[1].Split('.')[0] == release) || product.Contains($"el{release}");
    }
}
