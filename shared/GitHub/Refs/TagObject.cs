using System.Text.Json.Serialization;

namespace Actions.GitHub;

/// <summary>An annotated tag (REST: "Get a tag").</summary>
/// <param name="Sha">Its own id.</param>
/// <param name="Object">What it stands for: a commit, or another tag.</param>
internal sealed record TagObject([property: JsonRequired] string Sha, [property: JsonRequired] GitRef.Target Object);
