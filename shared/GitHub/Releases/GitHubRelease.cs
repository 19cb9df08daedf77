using System.Text.Json.Serialization;

namespace Actions.GitHub;

/// <summary>A release (REST: "Releases"). A draft is seen by those who may write only.</summary>
/// <param name="Id">Its id.</param>
/// <param name="TagName">Its tag, which a draft need not have yet.</param>
public sealed record GitHubRelease([property: JsonRequired] long Id, [property: JsonRequired] string TagName)
{
    /// <summary>Its title; empty for none.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its notes; empty for none.</summary>
    public string? Body { get; init; }

    /// <summary>Whether it is not published yet.</summary>
    public bool Draft { get; init; }

    /// <summary>Whether it is marked as a pre-release.</summary>
    public bool Prerelease { get; init; }

    /// <summary>Commit or branch that the tag is made at, when it does not exist.</summary>
    public string TargetCommitish { get; init; } = "";

    /// <summary>Its page.</summary>
    public string HtmlUrl { get; init; } = "";

    /// <summary>Where assets are sent to, as a URI template.</summary>
    public string UploadUrl { get; init; } = "";
}
