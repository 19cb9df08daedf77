using System.Text.Json.Serialization;

namespace Actions.GitHub;

/// <summary>A deployment (REST: "List deployments"). A job with <c>environment:</c> makes one, successful or not.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Sha">The commit that was to be deployed.</param>
public sealed record Deployment([property: JsonRequired] long Id, [property: JsonRequired] string Sha)
{
    /// <summary>When it was begun.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}
