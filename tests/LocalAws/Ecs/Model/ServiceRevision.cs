using System.Text.Json.Nodes;

namespace LocalAws.Ecs.Model;

/// <summary>What a deployment brings: the task definition and the settings of that moment. Kept for ever.</summary>
internal sealed record ServiceRevision(string Arn, TaskDefinition Definition, JsonObject Settings, DateTimeOffset CreatedAt)
{
    public IReadOnlyList<(string Container, string Image, string? Digest)> Images { get; init; } = [];
}
