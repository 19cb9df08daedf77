using System.Text.Json.Nodes;
using Actions.Toolkit;

namespace Migrate.Tasks;

/// <summary>The network of the task: the service's, with what the inputs give instead.</summary>
internal static class NetworkChoice
{
    public static JsonObject? Of(TaskWish wish, JsonObject? service, JsonObject definition)
    {
        var network = service?["awsvpcConfiguration"]?.DeepClone().AsObject() ?? [];
        if (wish.Subnets.Count > 0)
            network["subnets"] = Names(wish.Subnets);
        if (wish.SecurityGroups.Count > 0)
            network["securityGroups"] = Names(wish.SecurityGroups);
        if (wish.PublicIp is { } isPublic)
            network["assignPublicIp"] = isPublic ? "ENABLED" : "DISABLED";

        if (definition["networkMode"]?.GetValue<string>() != "awsvpc")
            return null;
        if (network["subnets"] is not JsonArray { Count: > 0 })
        {
            throw new UserError(
                "The task definition has network mode awsvpc and no subnet is known.",
                "Give 'service', whose network is then taken, or 'subnets' and 'security-groups'.");
        }
        return new JsonObject { ["awsvpcConfiguration"] = network };
    }

    private static JsonArray Names(IReadOnlyList<string> names) => new([.. names.Select(name => JsonValue.Create(name))]);
}
