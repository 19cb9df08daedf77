using System.Text.Json.Serialization;

namespace Actions.GitHub;

/// <summary>A branch or a tag of the remote (REST: "Git references").</summary>
/// <param name="Ref">Full name: <c>refs/heads/main</c>, <c>refs/tags/v1</c>.</param>
/// <param name="Object">What it points to.</param>
public sealed record GitRef([property: JsonRequired] string Ref, [property: JsonRequired] GitRef.Target Object)
{
    /// <summary>What a ref points to.</summary>
    /// <param name="Sha">Object id.</param>
    /// <param name="Type"><c>commit</c>, or <c>tag</c> for an annotated tag, which is not yet the commit.</param>
    public sealed record Target([property: JsonRequired] string Sha, string Type);
}
