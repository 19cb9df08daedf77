using System.Text.Json.Nodes;
using LocalAws.Ecs.Api;
using LocalAws.Lambda.Functions;
using LocalAws.Wire;

namespace LocalAws.Lambda.Api;

/// <summary>Queues and streams that lead to functions: kept and shown; nothing is read from them.</summary>
internal sealed class EventSourceOperations(LambdaWorld world) : ILambdaOperations
{
    private static readonly string[] NotKept = ["UUID", "FunctionName", "Enabled", "Tags"];

    private readonly OrderedDictionary<string, JsonObject> _mappings = [];

    public IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> Operations => new Dictionary<string, Func<ApiCall, JsonObject>>
    {
        ["CreateEventSourceMapping"] = Create,
        ["GetEventSourceMapping"] = call => Existing(call).DeepClone().AsObject(),
        ["UpdateEventSourceMapping"] = Update,
        ["ListEventSourceMappings"] = List,
    };

    private JsonObject Create(ApiCall call)
    {
        var id = world.NewId();
        var mapping = new JsonObject
        {
            ["UUID"] = id,
            ["EventSourceMappingArn"] = $"arn:aws:lambda:{world.Options.Region}:{world.Options.AccountId}:event-source-mapping:{id}",
            ["BatchSize"] = 10,
            ["State"] = "Enabled",
            ["StateTransitionReason"] = "USER_INITIATED",
        };
        return (_mappings[id] = Changed(mapping, call)).DeepClone().AsObject();
    }

    private JsonObject Update(ApiCall call)
    {
        var id = call.Parameters.Text("UUID")!;
        return (_mappings[id] = Changed(Existing(call), call)).DeepClone().AsObject();
    }

    private JsonObject List(ApiCall call)
    {
        var (source, function) = (call.Parameters.Text("EventSourceArn"), call.Parameters.ContainsKey("FunctionName") ? ArnOf(call) : null);
        var found = _mappings.Values.Where(one => (source is null || one.Text("EventSourceArn") == source) && (function is null || one.Text("FunctionArn") == function)).ToList();
        var page = Page.Of(found, call, "Marker", "MaxItems", world.Options.PageSize);
        return page.With(new JsonObject { ["EventSourceMappings"] = Json.Array(page.Items.Select(one => one.DeepClone())) }, "NextMarker");
    }

    private JsonObject Changed(JsonObject mapping, ApiCall call)
    {
        var changed = mapping.DeepClone().AsObject().WithCopies(call.Parameters, call.Parameters.Select(member => member.Key).Except(NotKept));
        if (call.Parameters.ContainsKey("FunctionName"))
            changed["FunctionArn"] = ArnOf(call);
        if (call.Parameters["Enabled"] is { } enabled)
            changed["State"] = enabled.GetValue<bool>() ? "Enabled" : "Disabled";
        changed["LastModified"] = Epoch.Seconds(world.Now);
        return changed;
    }

    private string ArnOf(ApiCall call)
    {
        var address = FunctionAddress.Of(call);
        var function = world.Function(address);
        LambdaWorld.Version(function, address.Qualifier);
        return function.ArnOf(address.Qualifier);
    }

    private JsonObject Existing(ApiCall call) =>
        _mappings.GetValueOrDefault(call.Parameters.Text("UUID")!) ?? throw LambdaErrors.NotFound("The resource you requested does not exist.");
}
