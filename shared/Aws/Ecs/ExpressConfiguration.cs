using System.Text.Json.Nodes;

namespace Actions.Aws;

/// <summary>What one revision of an Express service runs with.</summary>
public sealed record ExpressConfiguration
{
    /// <summary>ARN of the service revision.</summary>
    public string ServiceRevisionArn { get; init; } = "";

    /// <summary>The container as AWS sent it: members this library does not know are in it, so that it can be sent back whole.</summary>
    public JsonObject? PrimaryContainer { get; init; }

    /// <summary>CPU units.</summary>
    public string? Cpu { get; init; }

    /// <summary>MiB.</summary>
    public string? Memory { get; init; }

    /// <summary>Path of the load balancer's health check.</summary>
    public string? HealthCheckPath { get; init; }

    /// <summary>Where it is reached.</summary>
    public IReadOnlyList<ExpressIngressPath> IngressPaths { get => field ?? []; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
}
