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
