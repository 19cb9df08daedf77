using System.Text.Json;
using SbomScan.Packages;

namespace SbomScan.Foreign;

/// <summary>The hashes that an SBOM states for a package.</summary>
internal static class ForeignHashes
{
    public static IReadOnlyList<PackageHash> OfCycloneDx(JsonElement component) => Of(component.Items("hashes"), "alg", "content");

    public static IReadOnlyList<PackageHash> OfSpdx(JsonElement package) => Of(package.Items("checksums"), "algorithm", "checksumValue");

    private static List<PackageHash> Of(IEnumerable<JsonElement> hashes, string algorithm, string hex) =>
        [.. from hash in hashes where hash.Text(algorithm) != null && hash.Text(hex) != null select new PackageHash(Name(hash.Text(algorithm)!), hash.Text(hex)!.ToLowerInvariant())];

    // SPDX writes SHA512 where CycloneDX writes SHA-512; SHA3-512 is the same in both.
    private static string Name(string algorithm) => algorithm.StartsWith("SHA", StringComparison.Ordinal) && !algorithm.Contains('-', StringComparison.Ordinal) ? $"SHA-{algorithm[3..]}" : algorithm;
}
