using Amazon.S3.Model;

namespace Actions.Aws;

/// <summary>What is known of an object without reading it.</summary>
/// <param name="ETag">Names this content of this object, with its quotes; changes with every write.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Metadata">What the writer put beside it; names in lower case.</param>
/// <param name="Sha256">SHA-256 of the content in Base64; null when neither S3 nor the writer recorded it.</param>
/// <param name="VersionId">Null in a bucket without versions.</param>
/// <param name="LastModified">When it was written.</param>
public sealed record S3Object(
    string ETag, long Size, IReadOnlyDictionary<string, string> Metadata, string? Sha256, string? VersionId, DateTimeOffset LastModified)
{
    /// <summary>Of an object that came in parts, S3 itself keeps only the checksum of their checksums.</summary>
    internal const string Sha256Metadata = "sha256";

    private const string MetadataPrefix = "x-amz-meta-";

    internal static S3Object Of(GetObjectMetadataResponse head)
    {
        var metadata = head.Metadata.Keys.ToDictionary(name => name[MetadataPrefix.Length..], name => head.Metadata[name], StringComparer.OrdinalIgnoreCase);
        var isWhole = head.ChecksumSHA256 is { } checksum && !checksum.Contains('-', StringComparison.Ordinal);
        return new S3Object(
            head.ETag, head.ContentLength, metadata, isWhole ? head.ChecksumSHA256 : metadata.GetValueOrDefault(Sha256Metadata), head.VersionId,
            new DateTimeOffset((head.LastModified ?? default).ToUniversalTime()));
    }
}
