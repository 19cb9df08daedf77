namespace Actions.GitHub;

/// <summary>How a deployment stands now (REST: "Create a deployment status").</summary>
/// <param name="State"><c>queued</c>, <c>in_progress</c>, <c>success</c>, <c>failure</c>, <c>error</c> or <c>inactive</c>.</param>
/// <param name="Description">Short text for people; what GitHub does not keep (beyond 140 characters) is cut.</param>
/// <param name="LogUrl">Address of the run.</param>
public sealed record NewDeploymentStatus(string State, string Description, string? LogUrl)
{
    private const int LongestDescription = 140;

    /// <summary>Short text for people.</summary>
    public string Description { get; } = Description.Length <= LongestDescription ? Description : Description[..(LongestDescription - 1)] + "…";

    /// <summary>GitHub would otherwise end the deployments of every other service of the environment.</summary>
    public bool AutoInactive => false;
}
