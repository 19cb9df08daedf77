using System.Text.Json.Nodes;

namespace LocalAws.S3;

/// <summary>A multipart upload that is not finished.</summary>
/// <param name="Id">Given to the caller, who names it with each part.</param>
/// <param name="Properties">What the object will have beside its content.</param>
/// <param name="Algorithm">Of the checksums, such as <c>CRC32</c>; null when none was asked for.</param>
/// <param name="IsComposite">The checksum of the object is that of its parts' checksums, not of its content.</param>
internal sealed record PartUpload(string Id, string Key, JsonObject Properties, string? Algorithm, bool IsComposite)
{
    /// <summary>Content by part number.</summary>
    public SortedDictionary<int, byte[]> Parts { get; } = [];
}
