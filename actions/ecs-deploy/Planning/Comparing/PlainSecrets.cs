using System.Text.Json.Nodes;
using Actions.Rollouts;

namespace EcsDeploy;

/// <summary>Environment values that stand in plain text under the name of a secret: whoever may describe the task definition can read them.</summary>
internal static class PlainSecrets
{
    /// <returns><c>container:NAME</c>.</returns>
    public static IReadOnlyList<string> In(JsonObject definition) =>
    [
        .. (definition["containerDefinitions"] as JsonArray ?? []).OfType<JsonObject>()
            .SelectMany(container => NamedItems.Names(container, "environment").Where(Redaction.LooksSecret).Select(name => $"{container["name"]}:{name}")),
    ];
}
