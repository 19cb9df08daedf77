using System.Security.Cryptography;

namespace LocalAws.Lambda.Functions;

/// <summary>The code of a version: a zip, or an image.</summary>
/// <param name="Sha256">Base64 for a zip, the hexadecimal digest for an image: as the service tells it.</param>
internal sealed record FunctionCode(string Sha256, long Size)
{
    public byte[]? Zip { get; init; }
    public string? ImageUri { get; init; }

    /// <summary>The image by its digest.</summary>
    public string? ResolvedImageUri { get; init; }

    /// <summary>What the zip says a recorded function does.</summary>
    public IReadOnlyList<FunctionRule> Rules { get; init; } = [];

    public string PackageType => ImageUri is null ? "Zip" : "Image";

    public static FunctionCode OfZip(byte[] bytes) =>
        new(Convert.ToBase64String(SHA256.HashData(bytes)), bytes.Length) { Zip = bytes, Rules = ZipPackage.Check(bytes) };
}
