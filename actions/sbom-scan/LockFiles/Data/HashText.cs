using SbomScan.Packages;

namespace SbomScan.LockFiles.Data;

/// <summary>Integrity hashes as lock files write them.</summary>
internal static class HashText
{
    /// <param name="text"><c>sha256:0123…</c> or <c>sha256=0123…</c>.</param>
    /// <returns><see langword="null"/> for algorithms that SBOMs have no name for, and for what is no hash.</returns>
    public static PackageHash? Parse(string? text) =>
        text?.IndexOfAny([':', '=']) is > 0 and var at ? Of(text[..at], text[(at + 1)..]) : null;

    public static PackageHash? Of(string algorithm, string? hex)
    {
        var (name, length) = algorithm.ToUpperInvariant() switch
        {
            "SHA512" => ("SHA-512", 128),
            "SHA384" => ("SHA-384", 96),
            "SHA256" => ("SHA-256", 64),
            "SHA1" => ("SHA-1", 40),
            "MD5" => ("MD5", 32),
            _ => ("", -1),
        };
        return hex?.Length == length && hex.All(char.IsAsciiHexDigit) ? new PackageHash(name, hex.ToLowerInvariant()) : null;
    }

    public static IReadOnlyList<PackageHash> All(IEnumerable<PackageHash?> hashes) => [.. hashes.OfType<PackageHash>().Distinct()];
}
