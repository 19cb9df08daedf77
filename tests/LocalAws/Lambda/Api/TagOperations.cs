using System.Text.Json.Nodes;
using LocalAws.Ecs.Api;
using LocalAws.Lambda.Functions;
using LocalAws.Wire;

namespace LocalAws.Lambda.Api;

internal sealed class TagOperations(LambdaWorld world) : ILambdaOperations
{
    public IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> Operations => new Dictionary<string, Func<ApiCall, JsonObject>>
    {
        ["ListTags"] = List,
        ["TagResource"] = Tag,
        ["UntagResource"] = Untag,
    };

    private JsonObject List(ApiCall call) => new()
    {
        ["Tags"] = new JsonObject(Tagged(call).Tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value))),
    };

    private JsonObject Tag(ApiCall call)
    {
        var function = Tagged(call);
        foreach (var (key, value) in call.Parameters["Tags"]!.AsObject())
            function.Tags[key] = value!.GetValue<string>();
        return [];
    }

    private JsonObject Untag(ApiCall call)
    {
        var function = Tagged(call);
        foreach (var key in call.Parameters.Texts("TagKeys"))
            function.Tags.Remove(key);
        return [];
    }

    private LocalFunction Tagged(ApiCall call)
    {
        var address = FunctionAddress.Parse(call.Parameters.Text("Resource")!);
        return address.Qualifier is null ? world.Function(address) : throw LambdaErrors.Invalid("Tags on function aliases and versions are not supported. Please specify a function ARN.");
    }
}
