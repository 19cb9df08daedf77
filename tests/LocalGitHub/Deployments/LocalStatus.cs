namespace LocalGitHub;

/// <summary>A status of a deployment.</summary>
/// <param name="State">Such as <c>success</c>.</param>
public sealed record LocalStatus(string State)
{
    public string Description { get; init; } = "";

    /// <summary>Address of the run that set it.</summary>
    public string LogUrl { get; init; } = "";

    /// <summary>Where the result can be seen.</summary>
    public string EnvironmentUrl { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.UnixEpoch;
}
