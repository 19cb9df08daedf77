using System.Text.Json.Nodes;

namespace LocalAws.EventBridge;

/// <summary>A rule with its targets.</summary>
/// <param name="Settings">Members of the PutRule request that made it, but name and bus.</param>
public sealed record EventRule(string Bus, string Name, JsonObject Settings)
{
    /// <summary>The AWS service that alone may change it.</summary>
    public string? ManagedBy { get; init; }

    /// <summary>Targets as they were put, by id, in the order of their first arrival.</summary>
    public IReadOnlyList<JsonObject> Targets { get; init; } = [];
}
