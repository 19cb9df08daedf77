using System.Text.Json.Nodes;

namespace Actions.Aws;

/// <summary>
/// An App Runner service. The configurations are the trees AWS sent: members this library does not
/// know are in them, so that they can be sent back whole.
/// </summary>
public sealed record AppRunnerService
{
    /// <summary>Its name.</summary>
    public string ServiceName { get; init; } = "";

    /// <summary>Its ARN, <c>arn:PARTITION:apprunner:REGION:ACCOUNT:service/NAME/ID</c>.</summary>
    public string ServiceArn { get; init; } = "";

    /// <summary>Host name it is reached by, without scheme.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>See <see cref="AppRunnerServiceStatus"/>; an open set.</summary>
    public string Status { get; init; } = "";

    /// <summary>What it runs: <c>ImageRepository</c> or <c>CodeRepository</c>, with whatever else AWS told.</summary>
    public JsonObject? SourceConfiguration { get; init; }

    /// <summary><c>Cpu</c>, <c>Memory</c>, <c>InstanceRoleArn</c>.</summary>
    public JsonObject? InstanceConfiguration { get; init; }

    /// <summary><c>Protocol</c>, <c>Path</c>, intervals and thresholds.</summary>
    public JsonObject? HealthCheckConfiguration { get; init; }

    /// <summary>The network of the service.</summary>
    public JsonObject? NetworkConfiguration { get; init; }

    /// <summary>The auto scaling configuration, in short.</summary>
    public JsonObject? AutoScalingConfigurationSummary { get; init; }
}
