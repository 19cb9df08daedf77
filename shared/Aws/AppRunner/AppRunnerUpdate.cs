using System.Text.Json.Nodes;

namespace Actions.Aws;

/// <summary>
/// Input of <c>UpdateService</c>. A member that is null is not sent and AWS keeps its value; one that is sent replaces what the service has, whole.
/// </summary>
public sealed record AppRunnerUpdate
{
    /// <summary>ARN of the service.</summary>
    public required string ServiceArn { get; init; }

    /// <summary>Members of <c>SourceConfiguration</c>: all that were read, with the changes.</summary>
    public JsonObject? SourceConfiguration { get; init; }

    /// <summary>Members of <c>InstanceConfiguration</c>.</summary>
    public JsonObject? InstanceConfiguration { get; init; }

    /// <summary>Members of <c>HealthCheckConfiguration</c>.</summary>
    public JsonObject? HealthCheckConfiguration { get; init; }

    /// <summary>ARN of an auto scaling configuration.</summary>
    public string? AutoScalingConfigurationArn { get; init; }
}
