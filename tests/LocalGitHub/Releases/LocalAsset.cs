using System.Security.Cryptography;

namespace LocalGitHub;

/// <summary>A file of a release.</summary>
public sealed record LocalAsset(long Id, string Name, byte[] Content)
{
    /// <summary>False for what is left of an upload that was cut.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>False for one that is older than digests are.</summary>
    public bool HasDigest { get; init; } = true;

    public string? Digest => HasDigest && IsComplete ? $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Content))}" : null;
}
