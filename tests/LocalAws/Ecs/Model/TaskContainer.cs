using System.Text.Json.Nodes;
using LocalAws.Ecs.Images;

namespace LocalAws.Ecs.Model;

/// <summary>A container of a task: what its definition asks for and what became of it.</summary>
internal sealed class TaskContainer(JsonObject definition, string arn, string runtimeId)
{
    public JsonObject Definition => definition;
    public string Arn => arn;
    public string RuntimeId => runtimeId;
    public string Name => definition["name"]!.GetValue<string>();
    public string Image => definition["image"]!.GetValue<string>();
    public bool Essential => definition["essential"]?.GetValue<bool>() ?? true;
    public bool HasHealthCheck => definition["healthCheck"] is JsonObject;
    public TimeSpan StopTimeout => TimeSpan.FromSeconds(definition["stopTimeout"]?.GetValue<int>() ?? 30);

    public string LastStatus { get; set; } = "PENDING";
    public string HealthStatus { get; set; } = "UNKNOWN";
    public string? Digest { get; set; }
    public int? ExitCode { get; set; }
    public string? Reason { get; set; }
    public IRunningContainer? Running { get; set; }
}
