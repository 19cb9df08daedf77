using System.Text.Json.Nodes;
using LocalAws.Wire;

namespace LocalAws.Ecs.Api;

internal sealed class TagOperations(EcsWorld world) : IEcsOperations
{
    public IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> Operations => new Dictionary<string, Func<ApiCall, JsonObject>>
    {
        ["TagResource"] = Tag,
        ["UntagResource"] = Untag,
        ["ListTagsForResource"] = List,
    };

    private JsonObject Tag(ApiCall call)
    {
        world.Tags.Set(Known(call), call.Parameters["tags"]);
        return [];
    }

    private JsonObject Untag(ApiCall call)
    {
        world.Tags.Remove(Known(call), call.Parameters.Texts("tagKeys"));
        return [];
    }

    private JsonObject List(ApiCall call) => new() { ["tags"] = world.Tags.Of(Known(call)) };

    private string Known(ApiCall call)
    {
        var arn = call.Parameters.Text("resourceArn")!;
        var known = world.Clusters.Select(cluster => cluster.Arn)
            .Concat(world.Clusters.SelectMany(cluster => cluster.Services).Select(service => service.Arn))
            .Concat(world.Clusters.SelectMany(cluster => cluster.Tasks).Select(task => task.Arn))
            .Concat(world.Definitions.All.Select(definition => definition.Arn));
        return known.Contains(arn) ? arn : throw new ApiError("InvalidParameterException", "The specified resource was not found.");
    }
}
