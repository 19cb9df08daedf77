using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace SbomScan.Images.Layouts;

/// <summary>Names content by its hash: <c>sha256:…</c> (OCI image specification, descriptor.md).</summary>
internal sealed partial record Digest
{
    private Digest(string algorithm, string hex) => (Algorithm, Hex) = (algorithm, hex);

    /// <summary><c>sha256</c> or <c>sha512</c>.</summary>
    public string Algorithm { get; }

    public string Hex { get; }

    public HashAlgorithmName Hash => Algorithm == "sha256" ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA512;

    /// <summary>Where an OCI layout has the content. Nothing but a well-formed digest gets into a path.</summary>
    public string Path => $"blobs/{Algorithm}/{Hex}";

    /// <exception cref="FormatException">It is not a digest of these two algorithms.</exception>
    public static Digest Parse(string? text) => TryParse(text) ?? throw new FormatException($"'{(text?.Length > 100 ? text[..100] : text)}' is not a digest of the form sha256:…");

    public static Digest? TryParse(string? text) => text != null && Form().Match(text) is { Success: true } match ? new Digest(match.Groups["algorithm"].Value, match.Groups["hex"].Value) : null;

    /// <summary>From the path of a blob in an OCI layout, which Docker archives have too.</summary>
    public static Digest? OfPath(string path) => path.Split('/') is ["blobs", var algorithm, var hex] ? TryParse($"{algorithm}:{hex}") : null;

    public bool Fits(ReadOnlySpan<byte> content) =>
        Hex == Convert.ToHexStringLower(Algorithm == "sha256" ? SHA256.HashData(content) : SHA512.HashData(content));

    public override string ToString() => $"{Algorithm}:{Hex}";

    [GeneratedRegex(@"\A(?:(?<algorithm>sha256):(?<hex>[0-9a-f]{64})|(?<algorithm>sha512):(?<hex>[0-9a-f]{128}))\z", RegexOptions.None, 1000)]
    private static partial Regex Form();
}
