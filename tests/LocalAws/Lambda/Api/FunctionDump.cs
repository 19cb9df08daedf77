using System.Text.Json.Nodes;
using LocalAws.Ecs.Api;
using LocalAws.Lambda.Functions;

namespace LocalAws.Lambda.Api;

/// <summary>Everything there is of a function, for failure messages and reports.</summary>
internal static class FunctionDump
{
    public static JsonObject Of(LocalFunction function) => new()
    {
        ["latest"] = ConfigurationJson.Show(function, function.Latest, null),
        ["versions"] = Json.Array(function.Published.Select(version => ConfigurationJson.Show(function, version, version.Number))),
        ["aliases"] = Json.Array(function.Aliases.Values.Select(alias => AliasJson.Show(function, alias))),
        ["policies"] = new JsonObject(function.Policies.Select(policy => KeyValuePair.Create(policy.Key, (JsonNode?)policy.Value.Json))),
    };
}
