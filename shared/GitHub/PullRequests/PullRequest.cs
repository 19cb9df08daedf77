using System.Text.Json.Serialization;

namespace Actions.GitHub;

/// <summary>A pull request (REST: "List pull requests").</summary>
/// <param name="Number">Its number.</param>
/// <param name="State"><c>open</c> or <c>closed</c>.</param>
public sealed record PullRequest([property: JsonRequired] int Number, [property: JsonRequired] string State)
{
    /// <summary>Whether it is open.</summary>
    [JsonIgnore]
    public bool IsOpen => State == "open";
}
