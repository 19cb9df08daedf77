using System.Globalization;

namespace Actions.GitHub;

/// <summary>How a deployment stands now (REST: "Create a deployment status").</summary>
/// <param name="State"><c>queued</c>, <c>in_progress</c>, <c>success</c>, <c>failure</c>, <c>error</c> or <c>inactive</c>.</param>
/// <param name="Description">Short text for people; what GitHub does not keep (beyond 140 characters) is cut, between two characters as people see them.</param>
/// <param name="LogUrl">Address of the run.</param>
public sealed record NewDeploymentStatus(string State, string Description, string? LogUrl)
{
    /// <summary>Most characters of a description, in UTF-16 units.</summary>
    public const int LongestDescription = 140;

    /// <summary>Short text for people.</summary>
    public string Description { get; } = Cut(Description);

    /// <summary>Where the result can be seen; http or https. Null leaves that of an earlier status.</summary>
    public string? EnvironmentUrl { get; init; }

    /// <summary>GitHub would otherwise end the deployments of every other service of the environment.</summary>
    public bool AutoInactive => false;

    private static string Cut(string text)
    {
        if (text.Length <= LongestDescription) return text;
        var end = 0;
        for (int next; (next = end + StringInfo.GetNextTextElementLength(text, end)) < LongestDescription;) end = next;
        return text[..end] + "…";
    }
}
