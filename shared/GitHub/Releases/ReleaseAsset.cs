using System.Text.Json.Serialization;

namespace Actions.GitHub;

/// <summary>A file of a release (REST: "Release assets").</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Size">In bytes.</param>
public sealed record ReleaseAsset([property: JsonRequired] long Id, [property: JsonRequired] string Name, [property: JsonRequired] long Size)
{
    /// <summary><c>uploaded</c>, or <c>starter</c> for what an upload that was cut left behind.</summary>
    public string State { get; init; } = "";

    /// <summary><c>sha256:</c> and the digest of its content; null for assets older than this field.</summary>
    public string? Digest { get; init; }
}
