using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Actions.Aws;

/// <summary>A service of ECS Express Mode. Below it is a service of ECS of the same name, with deployments like any other.</summary>
public sealed record ExpressService
{
    /// <summary>ARN of the service.</summary>
    public string ServiceArn { get; init; } = "";

    /// <summary>Its name.</summary>
    public string ServiceName { get; init; } = "";

    /// <summary>Name of its cluster.</summary>
    public string Cluster { get; init; } = "";

    /// <summary>How it is.</summary>
    public ExpressServiceStatus Status { get => field ??= new(); init; }

    /// <summary>ARN of its newest service deployment.</summary>
    public string? CurrentDeployment { get; init; }

    /// <summary>What it runs: more than one while a deployment is under way.</summary>
    public IReadOnlyList<ExpressConfiguration> ActiveConfigurations { get => field ?? []; init; }

    /// <summary>The newest of its active configurations; null when it has none.</summary>
    [JsonIgnore]
    public ExpressConfiguration? Newest => ActiveConfigurations.MaxBy(configuration => configuration.CreatedAt);
}

/// <summary>State of an Express service.</summary>
public sealed record ExpressServiceStatus
{
    /// <summary><c>ACTIVE</c>, <c>DRAINING</c> or <c>INACTIVE</c>.</summary>
    public string StatusCode { get; init; } = "";

    /// <summary>Text of AWS.</summary>
    public string? StatusReason { get; init; }
}

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

/// <summary>A way to reach an Express service.</summary>
public sealed record ExpressIngressPath
{
    /// <summary><c>PUBLIC</c> or <c>PRIVATE</c>.</summary>
    public string AccessType { get; init; } = "";

    /// <summary>Host name.</summary>
    public string Endpoint { get; init; } = "";
}
