using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>What users of a workflow or an action rely on, as JSON in one fixed order, to be kept and compared from version to version.</summary>
public static class InterfaceSnapshot
{
    /// <summary>Takes it from a file. Descriptions stand in it as the start of their SHA-256, whatever their line breaks.</summary>
    public static JsonObject Of(Workflow file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.IsAction ? OfAction(file) : OfWorkflow(file);
    }

    private static JsonObject OfAction(Workflow action) => new()
    {
        ["kind"] = "action",
        ["using"] = action.Yaml.Get("runs").Get("using").Text(),
        ["inputs"] = All(Declaration.ReadAll(action.Yaml.Get("inputs")), Input),
        ["outputs"] = All(Declaration.ReadAll(action.Yaml.Get("outputs")), Described),
    };

    private static JsonObject OfWorkflow(Workflow workflow) => new()
    {
        ["kind"] = "workflow",
        ["triggers"] = new JsonArray([.. workflow.Triggers.Select(trigger => (JsonNode)trigger.Name).OrderBy(name => (string)name!, StringComparer.Ordinal)]),
        ["inputs"] = All([.. workflow.Triggers.SelectMany(trigger => trigger.Inputs)], Input),
        ["secrets"] = All(workflow.Interface.Secrets, Input),
        ["outputs"] = All(workflow.Interface.Outputs, Described),
        ["permissions"] = Texts(PermissionUnion.Of(workflow)),
        ["jobs"] = new JsonObject(workflow.Jobs.OrderBy(job => job.Id, StringComparer.Ordinal).Select(job => KeyValuePair.Create(job.Id, (JsonNode?)OfJob(job)))),
    };

    private static JsonObject OfJob(Job job) => WithoutNulls(new JsonObject
    {
        ["name"] = job.Yaml.Get("name").Text() ?? job.Id,
        ["timeout"] = job.Yaml.Get("timeout-minutes").Text(),
        ["permissions"] = Texts((job.EffectivePermissions?.Scopes ?? []).ToDictionary(scope => scope.Scope.Text, scope => scope.Access)),
        ["environment"] = job.Environment.Get("name").Text() ?? job.Environment.Text(),
        ["concurrency"] = job.Concurrency?.Group,
    });

    private static JsonObject Input(Declaration input) => WithoutNulls(new JsonObject
    {
        ["type"] = input.Type,
        ["required"] = input is { IsRequired: true, HasDefault: false },
        ["default"] = input.Default,
        ["description"] = Hash(input.Description),
    });

    private static JsonObject Described(Declaration output) => new() { ["description"] = Hash(output.Description) };

    private static JsonObject All(IReadOnlyList<Declaration> declared, Func<Declaration, JsonObject> describe) =>
        new(declared.DistinctBy(one => one.Name, StringComparer.OrdinalIgnoreCase).OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => KeyValuePair.Create(one.Name, (JsonNode?)describe(one))));

    private static JsonObject Texts(IReadOnlyDictionary<string, string> texts) =>
        new(texts.OrderBy(text => text.Key, StringComparer.Ordinal).Select(text => KeyValuePair.Create(text.Key, (JsonNode?)text.Value)));

    private static JsonObject WithoutNulls(JsonObject json)
    {
        foreach (var key in json.Where(entry => entry.Value is null).Select(entry => entry.Key).ToList()) json.Remove(key);
        return json;
    }

    private static string Hash(string? description)
    {
        var words = string.Join(' ', (description ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..8];
    }
}
