using System.Text.Json.Nodes;

namespace Actions.Aws;

/// <summary>Input of <c>UpdateExpressGatewayService</c>. A member that is null is not sent and AWS keeps its value.</summary>
public sealed record ExpressUpdate
{
    /// <summary>ARN of the service.</summary>
    public required string ServiceArn { get; init; }

    /// <summary>Members of <c>ExpressGatewayContainer</c>: all that were read, with the changes.</summary>
    public JsonObject? PrimaryContainer { get; init; }

    /// <summary>CPU units.</summary>
    public string? Cpu { get; init; }

    /// <summary>MiB.</summary>
    public string? Memory { get; init; }

    /// <summary>Path of the load balancer's health check.</summary>
    public string? HealthCheckPath { get; init; }
}
