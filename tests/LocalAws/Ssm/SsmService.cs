using System.Text.Json.Nodes;
using LocalAws.Wire;

namespace LocalAws.Ssm;

/// <summary>The part of Systems Manager that holds parameters.</summary>
/// <param name="pageSize">Largest page of a listing, so that clients that forget paging are found out.</param>
public sealed class SsmService(ParameterStore parameters, int pageSize) : ILocalService
{
    public string SigningName => "ssm";

    public IReadOnlyCollection<string> Operations { get; } = ["GetParameter", "GetParameters", "GetParametersByPath", "PutParameter", "DeleteParameter"];

    public Task<JsonObject> HandleAsync(ApiCall call, CancellationToken cancellationToken) => Task.FromResult(call.Operation switch
    {
        "GetParameter" => Get(call),
        "GetParameters" => GetMany(call),
        "GetParametersByPath" => GetByPath(call),
        "PutParameter" => Put(call),
        _ => Delete(call),
    });

    private JsonObject Get(ApiCall call)
    {
        var parameter = parameters.Get(Text(call, "Name")!) ?? throw NotFound();
        return new JsonObject { ["Parameter"] = Shown(call, parameter) };
    }

    private JsonObject GetMany(ApiCall call)
    {
        var names = call.Parameters["Names"]!.AsArray().Select(name => name!.GetValue<string>()).ToList();
        var found = names.Select(name => (Name: name, Parameter: parameters.Get(name))).ToList();
        return new JsonObject
        {
            ["Parameters"] = new JsonArray([.. found.Where(one => one.Parameter is not null).Select(one => Shown(call, one.Parameter!))]),
            ["InvalidParameters"] = new JsonArray([.. found.Where(one => one.Parameter is null).Select(one => (JsonNode)one.Name)]),
        };
    }

    private JsonObject GetByPath(ApiCall call)
    {
        var path = Text(call, "Path")!.TrimEnd('/') + "/";
        var recursive = Flag(call, "Recursive");
        var matching = parameters.All
            .Where(parameter => parameter.Name.StartsWith(path, StringComparison.Ordinal) && (recursive || !parameter.Name[path.Length..].Contains('/')))
            .ToList();
        var page = Page.Of(matching, call, "NextToken", "MaxResults", pageSize);
        return page.With(new JsonObject { ["Parameters"] = new JsonArray([.. page.Items.Select(parameter => Shown(call, parameter))]) }, "NextToken");
    }

    private JsonObject Put(ApiCall call)
    {
        var (name, value) = (Text(call, "Name")!, Text(call, "Value")!);
        var existing = parameters.Get(name);
        var type = Text(call, "Type") ?? existing?.Type
            ?? throw new ApiError("ValidationException", "A parameter type is required when you create a parameter.");
        if (Flag(call, "Overwrite"))
            return Answer(parameters.Put(name, value, type).Version);
        return parameters.TryAdd(name, value, type)
            ? Answer(1)
            : throw new ApiError("ParameterAlreadyExists", "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");

        static JsonObject Answer(long version) => new() { ["Version"] = version, ["Tier"] = "Standard" };
    }

    private JsonObject Delete(ApiCall call) => parameters.Delete(Text(call, "Name")!) ? [] : throw NotFound();

    /// <summary>A secure string read without decryption shows its cipher text: here a text that is not the value.</summary>
    private static JsonObject Shown(ApiCall call, Parameter parameter) => new()
    {
        ["Name"] = parameter.Name,
        ["Type"] = parameter.Type,
        ["Value"] = parameter.Type == Parameter.Secure && !Flag(call, "WithDecryption") ? $"AQICAH-{parameter.Version}-cipher-text" : parameter.Value,
        ["Version"] = parameter.Version,
        ["LastModifiedDate"] = Epoch.Seconds(parameter.Modified),
        ["ARN"] = $"arn:aws:ssm:{call.Region}:{call.Caller.AccountId}:parameter/{parameter.Name.TrimStart('/')}",
        ["DataType"] = "text",
    };

    private static ApiError NotFound() => new("ParameterNotFound", "Parameter not found.");

    private static string? Text(ApiCall call, string member) => call.Parameters[member]?.GetValue<string>();

    private static bool Flag(ApiCall call, string member) => call.Parameters[member]?.GetValue<bool>() ?? false;
}
