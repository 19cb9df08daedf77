using System.Text.Json.Nodes;

namespace LocalAws.Ecs.Model;

internal sealed class Cluster(string name, string arn)
{
    public string Name => name;
    public string Arn => arn;
    public JsonObject Settings { get; init; } = [];
    public List<Service> Services { get; } = [];
    public List<EcsTask> Tasks { get; } = [];
}
