using System.Text.Json.Serialization;

namespace Actions.GitHub;

/// <summary>How a deployment stands (REST: "List deployment statuses").</summary>
/// <param name="State"><c>success</c>, <c>failure</c>, <c>in_progress</c>, …; <c>inactive</c> once a newer one succeeded.</param>
public sealed record DeploymentStatus([property: JsonRequired] string State)
{
    /// <summary>Address of the run that set it; empty when it did not say.</summary>
    public string LogUrl { get; init; } = "";
}
