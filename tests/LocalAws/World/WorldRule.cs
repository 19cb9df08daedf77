using System.Text.Json.Nodes;

namespace LocalAws;

/// <summary>A rule of EventBridge.</summary>
/// <param name="Settings">PutRule request; an event bus it names is made.</param>
public sealed record WorldRule(JsonObject Settings)
{
    /// <summary>As in PutTargets.</summary>
    public IReadOnlyList<JsonObject> Targets { get; init; } = [];

    /// <summary>The AWS service that alone may change it.</summary>
    public string? ManagedBy { get; init; }
}
