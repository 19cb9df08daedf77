using System.Text.Json.Serialization;

namespace Actions.GitHub;

/// <summary>A pull request (REST: "List pull requests").</summary>
/// <param name="Number">Its number.</param>
/// <param name="State"><c>open</c> or <c>closed</c>.</param>
public sealed record PullRequest([property: JsonRequired] int Number, [property: JsonRequired] string State)
{
    /// <summary>Its labels.</summary>
    public IReadOnlyList<Label> Labels { get; init; } = [];

    /// <summary>Whether it is open.</summary>
    [JsonIgnore]
    public bool IsOpen => State == "open";

    /// <summary>A label.</summary>
    /// <param name="Name">Its name; case does not count.</param>
    public sealed record Label(string Name);
}
