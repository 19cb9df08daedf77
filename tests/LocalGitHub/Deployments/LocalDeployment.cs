namespace LocalGitHub;

/// <summary>A deployment to an environment.</summary>
/// <param name="Id">Its id; higher ones are newer.</param>
/// <param name="Environment">Name of the environment.</param>
/// <param name="Sha">The commit.</param>
/// <param name="States">Its statuses, oldest first.</param>
public sealed record LocalDeployment(long Id, string Environment, string Sha, params IReadOnlyList<string> States)
{
    public string Repository { get; init; } = "acme/shop";
    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.UnixEpoch;
    public string Task { get; init; } = "deploy";

    /// <summary>JSON text.</summary>
    public string Payload { get; init; } = "{}";

    /// <summary>Address of the run that set the last status.</summary>
    public string LogUrl { get; init; } = "";
}
