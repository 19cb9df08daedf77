using SbomScan.Packages;

namespace SbomScan.LockFiles;

/// <summary>Reads hashes as browsers, npm and .NET write them: <c>sha512-base64</c>, several with spaces between.</summary>
internal static class Integrity
{
    public static IReadOnlyList<PackageHash> Read(string? text) =>
        string.IsNullOrEmpty(text) ? [] : [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(One).OfType<PackageHash>()];

    // Options may follow a "?". What is not understood is no hash; it says nothing about the package.
    private static PackageHash? One(string text)
    {
        var (algorithm, size) = text.Split('-')[0] switch
        {
            "sha1" => ("SHA-1", 20),
            "sha256" => ("SHA-256", 32),
            "sha384" => ("SHA-384", 48),
            "sha512" => ("SHA-512", 64),
            _ => ("", 0),
        };
        Span<byte> hash = stackalloc byte[64];
        var encoded = text[(text.IndexOf('-') + 1)..].Split('?')[0];
        return size > 0 && Convert.TryFromBase64String(encoded, hash, out var written) && written == size ? new PackageHash(algorithm, Convert.ToHexStringLower(hash[..size])) : null;
    }
}
