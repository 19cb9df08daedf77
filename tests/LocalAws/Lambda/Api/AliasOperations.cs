using System.Text.Json.Nodes;
using LocalAws.Ecs.Api;
using LocalAws.Lambda.Functions;
using LocalAws.Wire;

namespace LocalAws.Lambda.Api;

internal sealed class AliasOperations(LambdaWorld world) : ILambdaOperations
{
    public IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> Operations => new Dictionary<string, Func<ApiCall, JsonObject>>
    {
        ["CreateAlias"] = Create,
        ["GetAlias"] = Get,
        ["UpdateAlias"] = Update,
        ["DeleteAlias"] = Delete,
        ["ListAliases"] = List,
    };

    private JsonObject Create(ApiCall call)
    {
        var (function, name) = (world.Function(call), call.Parameters.Text("Name")!);
        if (function.Aliases.ContainsKey(name))
            throw LambdaErrors.Conflict($"Alias already exists: {function.ArnOf(name)}");
        return AliasJson.Show(function, Put(function, Changed(function, new FunctionAlias(name, "", ""), call.Parameters)));
    }

    private JsonObject Get(ApiCall call)
    {
        var function = world.Function(call);
        return AliasJson.Show(function, Existing(function, call));
    }

    private JsonObject Update(ApiCall call)
    {
        var function = world.Function(call);
        var alias = Existing(function, call);
        if (call.Parameters.Text("RevisionId") is { } revision && revision != alias.RevisionId)
            throw LambdaErrors.OtherRevision("GetFunction/GetAlias");
        return AliasJson.Show(function, Put(function, Changed(function, alias, call.Parameters)));
    }

    private JsonObject Delete(ApiCall call)
    {
        var (function, name) = (world.Function(call), call.Parameters.Text("Name")!);
        function.Aliases.Remove(name);
        function.Policies.Remove(name);
        function.Provisioned.Remove(name);
        return [];
    }

    private JsonObject List(ApiCall call)
    {
        var function = world.Function(call);
        var version = call.Parameters.Text("FunctionVersion");
        var aliases = function.Aliases.Values.Where(alias => version is null || alias.Versions.Contains(version)).ToList();
        var page = Page.Of(aliases, call, "Marker", "MaxItems", world.Options.PageSize);
        return page.With(new JsonObject { ["Aliases"] = Json.Array(page.Items.Select(alias => AliasJson.Show(function, alias))) }, "NextMarker");
    }

    private FunctionAlias Put(LocalFunction function, FunctionAlias alias) => function.Aliases[alias.Name] = alias with { RevisionId = world.NewId() };

    /// <summary>What is not in the request stays as it is; a routing without weights removes them.</summary>
    private static FunctionAlias Changed(LocalFunction function, FunctionAlias alias, JsonObject request)
    {
        var changed = alias with
        {
            Version = request.Text("FunctionVersion") ?? alias.Version,
            Description = request.Text("Description") ?? alias.Description,
        };
        if (request["RoutingConfig"] is JsonObject routing)
            changed = Routed(changed, routing["AdditionalVersionWeights"] as JsonObject ?? []);
        foreach (var version in changed.Versions.Where(version => function.FindVersion(version) is null))
            throw LambdaErrors.NoFunction(function.ArnOf(version));
        if (changed.AdditionalVersion is not null && changed.Versions.Contains(FunctionVersion.Latest))
            throw LambdaErrors.Invalid("$LATEST is not supported for an alias pointing to more than 1 version");
        if (changed.AdditionalVersion == changed.Version)
            throw LambdaErrors.Invalid($"Invalid function version {changed.Version}. Function version {changed.Version} is already included in routing configuration.");
        return changed;
    }

    private static FunctionAlias Routed(FunctionAlias alias, JsonObject weights)
    {
        if (weights.Count > 1)
            throw LambdaErrors.Invalid("Number of items in AdditionalVersionWeights cannot be greater than 1");
        var (version, weight) = weights.FirstOrDefault();
        return alias with { AdditionalVersion = version, Weight = weight?.GetValue<double>() ?? 0 };
    }

    private static FunctionAlias Existing(LocalFunction function, ApiCall call)
    {
        var name = call.Parameters.Text("Name")!;
        return function.Aliases.GetValueOrDefault(name) ?? throw LambdaErrors.NoAlias(function.ArnOf(name));
    }
}
