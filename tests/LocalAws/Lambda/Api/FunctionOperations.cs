using System.Text.Json.Nodes;
using LocalAws.Ecs.Api;
using LocalAws.Lambda.Functions;
using LocalAws.Processes;
using LocalAws.Wire;

namespace LocalAws.Lambda.Api;

internal sealed class FunctionOperations(LambdaWorld world, FunctionUpdates updates, Publishing publishing) : ILambdaOperations
{
    public IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> Operations => new Dictionary<string, Func<ApiCall, JsonObject>>
    {
        ["CreateFunction"] = Create,
        ["GetFunction"] = Get,
        ["GetFunctionConfiguration"] = GetConfiguration,
        ["ListFunctions"] = List,
        ["DeleteFunction"] = Delete,
    };

    private JsonObject Create(ApiCall call)
    {
        var function = Make(call.Parameters, call.Operation);
        updates.ActivateLater(function, FunctionVersion.Latest, UpdateOutcome.Succeeds);
        return call.Parameters.Flag("Publish") ? publishing.Publish(function, null) : ConfigurationJson.Show(function, function.Latest, null);
    }

    /// <param name="request">CreateFunction request.</param>
    public LocalFunction Make(JsonObject request, string operation, LocalProgram? program = null)
    {
        var name = FunctionAddress.Parse(request.Text("FunctionName")!).Name;
        if (world.Functions.ContainsKey(name))
            throw LambdaErrors.Conflict($"Function already exist: {name}");
        var code = new CodeSource(world).Read(request["Code"]!.AsObject(), operation);
        if ((request.Text("PackageType") ?? "Zip") != code.PackageType)
            throw LambdaErrors.Invalid($"Please provide a source for function code that fits the packageType {request.Text("PackageType") ?? "Zip"}.");
        if (code.PackageType == "Zip" && (request["Runtime"] is null || request["Handler"] is null))
            throw LambdaErrors.Invalid("Runtime and Handler are mandatory parameters for functions created with deployment packages.");
        var settings = FunctionSettings.Changed(FunctionSettings.Defaults(name), request, world.Options.EmptyEnvironment);
        var function = new LocalFunction(name, world.ArnOf(name), updates.Pending(new FunctionVersion(FunctionVersion.Latest, code, settings))) { Program = program };
        foreach (var (key, value) in request["Tags"] as JsonObject ?? [])
            function.Tags[key] = value!.GetValue<string>();
        return world.Functions[name] = function;
    }

    private JsonObject Get(ApiCall call)
    {
        var (function, version, qualifier) = Asked(call);
        var shown = new JsonObject
        {
            ["Configuration"] = ConfigurationJson.Show(function, version, qualifier),
            ["Code"] = Code(version.Code),
        };
        if (function.Tags.Count > 0)
            shown["Tags"] = new JsonObject(function.Tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));
        if (function.ReservedConcurrency is { } reserved)
            shown["Concurrency"] = new JsonObject { ["ReservedConcurrentExecutions"] = reserved };
        return shown;
    }

    private static JsonObject Code(FunctionCode code) => code.ImageUri is null
        ? new JsonObject { ["RepositoryType"] = "S3" }
        : new JsonObject { ["RepositoryType"] = "ECR", ["ImageUri"] = code.ImageUri, ["ResolvedImageUri"] = code.ResolvedImageUri };

    private JsonObject GetConfiguration(ApiCall call)
    {
        var (function, version, qualifier) = Asked(call);
        return ConfigurationJson.Show(function, version, qualifier);
    }

    private JsonObject List(ApiCall call)
    {
        var withVersions = call.Parameters["FunctionVersion"] is not null;
        var all = world.Functions.Values.SelectMany(function => (withVersions ? function.Versions : [function.Latest]).Select(version => (Function: function, Version: version)));
        var page = Page.Of([.. all], call, "Marker", "MaxItems", world.Options.PageSize);
        var shown = Json.Array(page.Items.Select(one => ConfigurationJson.Show(one.Function, one.Version, withVersions ? one.Version.Number : null)));
        return page.With(new JsonObject { ["Functions"] = shown }, "NextMarker");
    }

    private JsonObject Delete(ApiCall call)
    {
        var address = FunctionAddress.Of(call);
        var function = world.Function(address);
        if (address.Qualifier is { } qualifier)
            DeleteVersion(function, qualifier);
        else
            world.Functions.Remove(function.Name);
        return new JsonObject { ["StatusCode"] = 204 };
    }

    private static void DeleteVersion(LocalFunction function, string qualifier)
    {
        if (qualifier == FunctionVersion.Latest)
            throw LambdaErrors.Invalid("$LATEST version cannot be deleted without deleting the function.");
        if (function.Aliases.ContainsKey(qualifier))
            throw LambdaErrors.Invalid("Deletion of aliases is not currently supported.");
        var users = function.Aliases.Values.Where(alias => alias.Versions.Contains(qualifier)).Select(alias => alias.Name).ToList();
        if (users.Count > 0)
            throw LambdaErrors.Conflict($"Unable to delete version because the following aliases reference it: [{string.Join(", ", users)}]");
        function.Published.RemoveAll(version => version.Number == qualifier);
        function.Policies.Remove(qualifier);
        function.Provisioned.Remove(qualifier);
    }

    private (LocalFunction Function, FunctionVersion Version, string? Qualifier) Asked(ApiCall call)
    {
        var address = FunctionAddress.Of(call);
        var function = world.Function(address);
        return (function, LambdaWorld.Version(function, address.Qualifier), address.Qualifier);
    }
}
