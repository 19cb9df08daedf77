using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>What must change in the configuration of a function. Only what is wanted and differs is ever sent.</summary>
internal static class ConfigurationEdit
{
    /// <summary>Lists whose order means nothing.</summary>
    private static readonly string[] Sets = ["SubnetIds", "SecurityGroupIds"];

    /// <summary>Members of <c>UpdateFunctionConfiguration</c>; empty when everything is as wanted.</summary>
    /// <exception cref="UserError">Variables would be lost, since AWS does not show those there are.</exception>
    public static JsonObject Changes(FunctionConfiguration now, FunctionWish wish)
    {
        var changes = new JsonObject();
        foreach (var (name, wanted) in wish.Settings.Members)
            Add(changes, name, Current(now, name), Merged(Current(now, name), wanted!));
        if (wish.Layers.Count > 0)
            Add(changes, "Layers", Current(now, "Layers"), new JsonArray([.. wish.Layers.Select(layer => (JsonNode)layer.Arn)]));
        if (wish.Env.Count > 0 || wish.EnvUnset.Count > 0 || wish.EnvMode == EnvMode.Replace)
            AddEnvironment(changes, now, wish);
        return changes;
    }

    /// <summary>The members that change, as they are now.</summary>
    public static JsonObject Before(FunctionConfiguration now, JsonObject changes) =>
        new(changes.Where(change => Current(now, change.Key) is not null).Select(change => KeyValuePair.Create(change.Key, Current(now, change.Key))));

    private static void Add(JsonObject changes, string name, JsonNode? now, JsonNode wanted)
    {
        if (!Same(name, now, wanted))
            changes[name] = wanted;
    }

    // As a request has it: answers hold more.
    private static JsonNode? Current(FunctionConfiguration now, string name) => name switch
    {
        "ImageConfig" => now.Tree["ImageConfigResponse"]?["ImageConfig"]?.DeepClone(),
        "Layers" => now.Tree["Layers"] is JsonArray layers ? new JsonArray([.. layers.Select(layer => layer?["Arn"]?.DeepClone())]) : null,
        "VpcConfig" => Without(now.Tree[name], "VpcId"),
        "SnapStart" => Without(now.Tree[name], "OptimizationStatus"),
        "Environment" => new JsonObject { ["Variables"] = now.Tree[name]?["Variables"]?.DeepClone() ?? new JsonObject() },
        _ => now.Tree[name]?.DeepClone(),
    };

    private static JsonObject? Without(JsonNode? tree, string member)
    {
        var copy = tree?.DeepClone() as JsonObject;
        copy?.Remove(member);
        return copy;
    }

    // AWS replaces a group of settings as a whole, so that what is not named must be sent as it is.
    private static JsonNode Merged(JsonNode? now, JsonNode wanted)
    {
        if (wanted is not JsonObject members)
            return wanted.DeepClone();
        var merged = now as JsonObject ?? [];
        foreach (var (name, value) in members)
            merged[name] = value?.DeepClone();
        return merged;
    }

    private static bool Same(string name, JsonNode? now, JsonNode? wanted) => (now, wanted) switch
    {
        (JsonObject one, JsonObject other) => one.Select(member => member.Key).Union(other.Select(member => member.Key)).All(member => Same(member, one[member], other[member])),
        (JsonArray one, JsonArray other) when Sets.Contains(name, StringComparer.Ordinal) => one.Select(item => $"{item}").ToHashSet().SetEquals(other.Select(item => $"{item}")),
        (null, JsonArray { Count: 0 }) or (JsonArray { Count: 0 }, null) => true,
        _ => JsonNode.DeepEquals(now, wanted),
    };

    private static void AddEnvironment(JsonObject changes, FunctionConfiguration now, FunctionWish wish)
    {
        if (wish.EnvMode != EnvMode.Replace && now.Tree["Environment"]?["Error"] is { } error)
        {
            throw new UserError(
                $"Function '{now.Name}': its environment variables cannot be read ({error["ErrorCode"]}: {error["Message"]}), so that setting some would lose the others.",
                "Give this role kms:Decrypt on the function's key, or set all variables with 'env-mode: replace'.");
        }
        var wanted = wish.EnvMode == EnvMode.Replace ? [] : (JsonObject)Current(now, "Environment")!["Variables"]!.DeepClone();
        foreach (var line in wish.EnvUnset)
            wanted.Remove(line.Name);
        foreach (var line in wish.Env)
            wanted[line.Name] = line.Value;
        Add(changes, "Environment", Current(now, "Environment"), new JsonObject { ["Variables"] = wanted });
    }
}
