using System.Text.Json.Nodes;

namespace LocalAws.S3;

/// <summary>One version of an object, or a marker that it was deleted.</summary>
/// <param name="ETag">With its quotes.</param>
/// <param name="Modified">World time.</param>
public sealed record StoredObject(string Key, byte[] Content, string ETag, DateTimeOffset Modified)
{
    /// <summary>Null in a bucket without versions.</summary>
    public string? VersionId { get; init; }
    public bool IsDeleteMarker { get; init; }

    /// <summary><c>ContentType</c>, <c>Metadata</c> and the other members that are answered as they were sent.</summary>
    public JsonObject Properties { get; init; } = [];

    /// <summary>By member: <c>ChecksumCRC32</c>, <c>ChecksumSHA256</c>, …, and <c>ChecksumType</c>.</summary>
    public JsonObject Checksums { get; init; } = [];
}
