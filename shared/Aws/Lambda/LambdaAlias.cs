using System.Text.Json.Serialization;

namespace Actions.Aws;

/// <summary>An alias of a function.</summary>
public sealed record LambdaAlias
{
    /// <summary>ARN of it.</summary>
    public string AliasArn { get; init; } = "";

    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The version that gets what the shares leave.</summary>
    public string FunctionVersion { get; init; } = "";

    /// <summary>Shares of one more version.</summary>
    public AliasRouting? RoutingConfig { get; init; }

    /// <summary>Changes with every change of the alias.</summary>
    public string? RevisionId { get; init; }

    /// <summary>Version and share together.</summary>
    [JsonIgnore]
    public AliasRoute Route => RoutingConfig?.AdditionalVersionWeights is { Count: > 0 } weights
        ? new(FunctionVersion, weights.First().Key, weights.First().Value)
        : new(FunctionVersion);
}

/// <summary>Shares of the versions an alias names besides its main one (AWS allows one).</summary>
public sealed record AliasRouting
{
    /// <summary>Share by version, 0.0 to 1.0.</summary>
    public IReadOnlyDictionary<string, double> AdditionalVersionWeights { get; init; } = new Dictionary<string, double>();
}
