using System.Text.Json.Nodes;

namespace LocalAws.LoadBalancing;

internal static class ListenerRuleJson
{
    public static JsonObject Show(ListenerRule rule) => new()
    {
        ["ruleArn"] = rule.Arn,
        ["targetGroups"] = new JsonArray([.. rule.Shares.Select(share => (JsonNode)new JsonObject
        {
            ["targetGroupArn"] = share.Group.Arn,
            ["weight"] = share.Weight,
        })]),
    };
}
