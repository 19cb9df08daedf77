using System.Text.Json.Nodes;

namespace LocalAws.Ecs.Model;

/// <summary>One revision of a family. The document is kept as the tree it was registered with.</summary>
internal sealed class TaskDefinition(string arn, string family, int revision, JsonObject document)
{
    public string Arn => arn;
    public string Family => family;
    public int Revision => revision;
    public string Name => $"{family}:{revision}";
    public JsonObject Document => document;
    public string Status { get; set; } = "ACTIVE";
    public DateTimeOffset RegisteredAt { get; init; }
    public DateTimeOffset? DeregisteredAt { get; set; }
    public string RegisteredBy { get; init; } = "";
    public IEnumerable<JsonObject> Containers => document["containerDefinitions"]!.AsArray().Select(container => container!.AsObject());
}
