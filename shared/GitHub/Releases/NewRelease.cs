using System.Text.Json.Serialization;

namespace Actions.GitHub;

/// <summary>What a release is to be (REST: "Create a release", "Update a release").</summary>
/// <param name="TagName">Its tag.</param>
/// <param name="TargetCommitish">Full id of the commit.</param>
/// <param name="Name">Its title.</param>
/// <param name="Body">Its notes: at most <see cref="LongestBody"/> characters.</param>
/// <param name="Draft">Whether only those who may write see it.</param>
/// <param name="Prerelease">Whether it is marked as a pre-release.</param>
public sealed record NewRelease(string TagName, string TargetCommitish, string Name, string Body, bool Draft, bool Prerelease)
{
    /// <summary>Most characters of the notes; GitHub says so when it refuses more.</summary>
    public const int LongestBody = 125_000;

    /// <summary>Whether it is to be shown as the latest of the repository.</summary>
    [JsonIgnore]
    public bool IsLatest { get; init; }

    /// <summary>The same as the API wants it: a text.</summary>
    public string MakeLatest => IsLatest ? "true" : "false";
}
