using System.Text.Json.Nodes;
using LocalAws.Ecs.Model;
using LocalAws.Wire;

namespace LocalAws.Ecs.Api;

internal sealed class TaskDefinitionOperations(EcsWorld world, Paging paging) : IEcsOperations
{
    public IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> Operations => new Dictionary<string, Func<ApiCall, JsonObject>>
    {
        ["RegisterTaskDefinition"] = Register,
        ["DescribeTaskDefinition"] = Describe,
        ["ListTaskDefinitions"] = List,
        ["DeregisterTaskDefinition"] = Deregister,
    };

    private JsonObject Register(ApiCall call)
    {
        var document = call.Parameters.DeepClone().AsObject();
        var tags = document["tags"];
        document.Remove("tags");
        TaskDefinitionRules.Check(document);
        if (world.Options.FillTaskDefinitionDefaults)
            TaskDefinitionRules.FillDefaults(document);

        var family = document.Text("family")!;
        var revision = world.Definitions.NextRevision(family);
        var definition = new TaskDefinition(world.Ids.TaskDefinitionArn(family, revision), family, revision, document)
        {
            RegisteredAt = world.Now,
            RegisteredBy = call.Caller.Arn,
        };
        world.Definitions.Add(definition);
        world.Tags.Set(definition.Arn, tags);
        return Answer(definition, withTags: tags is not null);
    }

    private JsonObject Describe(ApiCall call) => Answer(Find(call), call.Parameters.Texts("include").Contains("TAGS"));

    private JsonObject Deregister(ApiCall call)
    {
        var definition = Find(call);
        definition.Status = "INACTIVE";
        definition.DeregisteredAt = world.Now;
        return Answer(definition, withTags: false);
    }

    private JsonObject List(ApiCall call)
    {
        var prefix = call.Parameters.Text("familyPrefix");
        var status = call.Parameters.Text("status") ?? "ACTIVE";
        var found = world.Definitions.All.Where(definition => definition.Status == status && (prefix is null || definition.Family == prefix)).ToList();
        if (call.Parameters.Text("sort") == "DESC")
            found.Reverse();
        var (page, next) = paging.Of(call, found, definition => definition.Arn);
        return new JsonObject { ["taskDefinitionArns"] = Json.Array(page.Select(definition => definition.Arn)) }.With("nextToken", next);
    }

    private TaskDefinition Find(ApiCall call) => world.Definitions.Find(call.Parameters.Text("taskDefinition")!)
        ?? throw new ApiError("ClientException", "Unable to describe task definition.");

    private JsonObject Answer(TaskDefinition definition, bool withTags)
    {
        var shown = definition.Document.DeepClone().AsObject();
        shown["taskDefinitionArn"] = definition.Arn;
        shown["revision"] = definition.Revision;
        shown["status"] = definition.Status;
        shown["compatibilities"] = Json.Array(["EC2", "FARGATE"]);
        shown["requiresAttributes"] = new JsonArray();
        shown["registeredAt"] = Json.Time(definition.RegisteredAt);
        shown["registeredBy"] = definition.RegisteredBy;
        shown.With("deregisteredAt", Json.Time(definition.DeregisteredAt));
        return new JsonObject { ["taskDefinition"] = shown }.With("tags", withTags ? world.Tags.Of(definition.Arn) : null);
    }
}
