using System.Text.Json.Nodes;
using LocalAws.Lambda.Functions;

namespace LocalAws.Lambda.Api;

/// <summary>Writes an alias as AliasConfiguration.</summary>
internal static class AliasJson
{
    public static JsonObject Show(LocalFunction function, FunctionAlias alias)
    {
        var shown = new JsonObject
        {
            ["AliasArn"] = function.ArnOf(alias.Name),
            ["Name"] = alias.Name,
            ["FunctionVersion"] = alias.Version,
            ["Description"] = alias.Description,
            ["RevisionId"] = alias.RevisionId,
        };
        if (alias.AdditionalVersion is { } version)
            shown["RoutingConfig"] = new JsonObject { ["AdditionalVersionWeights"] = new JsonObject { [version] = alias.Weight } };
        return shown;
    }
}
