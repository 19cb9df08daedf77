using System.Text.Json.Nodes;
using LocalAws.Ecs.Model;
using LocalAws.Wire;

namespace LocalAws.Ecs.Api;

internal sealed class ClusterOperations(EcsWorld world, Paging paging) : IEcsOperations
{
    private static readonly string[] Kept = ["settings", "configuration", "capacityProviders", "defaultCapacityProviderStrategy", "serviceConnectDefaults"];

    public IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> Operations => new Dictionary<string, Func<ApiCall, JsonObject>>
    {
        ["CreateCluster"] = Create,
        ["DescribeClusters"] = Describe,
        ["ListClusters"] = List,
    };

    private JsonObject Create(ApiCall call)
    {
        var name = call.Parameters.Text("clusterName") ?? "default";
        var cluster = world.FindCluster(name);
        if (cluster is null)
        {
            cluster = new(name, world.Ids.ClusterArn(name)) { Settings = new JsonObject().WithCopies(call.Parameters, Kept) };
            world.Clusters.Add(cluster);
            world.Tags.Set(cluster.Arn, call.Parameters["tags"]);
        }

        return new() { ["cluster"] = Show(cluster, []) };
    }

    private JsonObject Describe(ApiCall call)
    {
        var include = call.Parameters.Texts("include");
        IReadOnlyList<string> names = call.Parameters.Texts("clusters") is { Count: > 0 } given ? given : ["default"];
        return new()
        {
            ["clusters"] = Json.Array(names.Select(world.FindCluster).OfType<Cluster>().Select(cluster => (JsonNode)Show(cluster, include))),
            ["failures"] = Json.Array(names.Where(name => world.FindCluster(name) is null)
                .Select(name => (JsonNode)Json.Failure(world.Ids.ClusterArn(Arn.LastPart(name)), "MISSING"))),
        };
    }

    private JsonObject List(ApiCall call)
    {
        var (page, next) = paging.Of(call, world.Clusters, cluster => cluster.Arn);
        return new JsonObject { ["clusterArns"] = Json.Array(page.Select(cluster => cluster.Arn)) }.With("nextToken", next);
    }

    private JsonObject Show(Cluster cluster, IReadOnlyList<string> include)
    {
        var json = new JsonObject
        {
            ["clusterArn"] = cluster.Arn,
            ["clusterName"] = cluster.Name,
            ["status"] = "ACTIVE",
            ["registeredContainerInstancesCount"] = 0,
            ["runningTasksCount"] = cluster.Tasks.Count(task => task.IsRunning),
            ["pendingTasksCount"] = cluster.Tasks.Count(task => task.IsPending),
            ["activeServicesCount"] = cluster.Services.Count(service => service.Status == "ACTIVE"),
            ["statistics"] = new JsonArray(),
            ["tags"] = include.Contains("TAGS") ? world.Tags.Of(cluster.Arn) : new JsonArray(),
        };
        return json.WithCopies(cluster.Settings, Kept);
    }
}
