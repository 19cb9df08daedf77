using System.Text.Json.Nodes;

namespace LocalAws.LoadBalancing;

internal static class TargetGroupJson
{
    public static JsonObject Show(TargetGroup group) => new()
    {
        ["targetGroupArn"] = group.Arn,
        ["loadBalancerArn"] = group.LoadBalancerArn,
        ["targets"] = new JsonArray([.. group.Targets.Select(target => (JsonNode)new JsonObject
        {
            ["id"] = target.Ip,
            ["port"] = target.Port,
            ["loopbackPort"] = target.LoopbackPort,
            ["state"] = target.State,
            ["reason"] = target.Reason,
            ["description"] = target.Description,
            ["lastFailure"] = target.LastFailure,
            ["requests"] = target.Counts.Total,
            ["errors"] = target.Counts.Errors,
        })]),
    };
}
