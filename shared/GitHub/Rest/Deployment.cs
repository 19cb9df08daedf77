using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Actions.GitHub;

/// <summary>A deployment (REST: "List deployments"). A job with <c>environment:</c> makes one, successful or not.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Sha">The commit that was to be deployed.</param>
public sealed record Deployment([property: JsonRequired] long Id, [property: JsonRequired] string Sha)
{
    /// <summary>When it was begun.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Where to.</summary>
    public string Environment { get; init; } = "";

    /// <summary>What was to be done, such as <c>deploy</c>.</summary>
    public string Task { get; init; } = "";

    /// <summary>What its maker noted down: an object, a text (which may be JSON), or nothing.</summary>
    public JsonNode? Payload { get; init; }
}
