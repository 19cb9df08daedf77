using System.Text.Json.Nodes;

namespace LocalAws.ElbV2;

/// <summary>Answers of the describe operations.</summary>
internal static class ElbV2Json
{
    public static JsonObject Show(LoadBalancerView balancer) => new()
    {
        ["LoadBalancerArn"] = balancer.Arn,
        ["LoadBalancerName"] = balancer.Name,
        // Together with the listener's port this is an address that answers.
        ["DNSName"] = balancer.Uri?.Host ?? "",
        ["Scheme"] = "internal",
        ["State"] = new JsonObject { ["Code"] = "active" },
        ["Type"] = "application",
        ["AvailabilityZones"] = new JsonArray(),
        ["SecurityGroups"] = new JsonArray(),
        ["IpAddressType"] = "ipv4",
    };

    public static JsonObject Show(TargetGroupView group) => new()
    {
        ["TargetGroupArn"] = group.Arn,
        ["TargetGroupName"] = group.Name,
        ["Protocol"] = "HTTP",
        ["Port"] = 80,
        ["HealthCheckProtocol"] = "HTTP",
        ["HealthCheckPort"] = "traffic-port",
        ["HealthCheckEnabled"] = true,
        ["HealthCheckIntervalSeconds"] = WholeSeconds(group.HealthCheck.Interval),
        ["HealthCheckTimeoutSeconds"] = WholeSeconds(group.HealthCheck.Timeout),
        ["HealthyThresholdCount"] = group.HealthCheck.HealthyThreshold,
        ["UnhealthyThresholdCount"] = group.HealthCheck.UnhealthyThreshold,
        ["HealthCheckPath"] = group.HealthCheck.Path,
        ["Matcher"] = new JsonObject { ["HttpCode"] = group.HealthCheck.Matcher },
        ["LoadBalancerArns"] = new JsonArray([.. group.LoadBalancerArns.Select(arn => (JsonNode)arn)]),
        ["TargetType"] = "ip",
        ["ProtocolVersion"] = "HTTP1",
        ["IpAddressType"] = "ipv4",
    };

    public static JsonObject Show(TargetView target)
    {
        var health = new JsonObject { ["State"] = target.State };
        if (target.Reason is not null)
            health["Reason"] = target.Reason;
        if (target.Description is not null)
            health["Description"] = target.Description;
        return new JsonObject
        {
            ["Target"] = new JsonObject { ["Id"] = target.Ip, ["Port"] = target.Port },
            ["HealthCheckPort"] = target.Port.ToString(),
            ["TargetHealth"] = health,
        };
    }

    public static JsonObject Show(ListenerView listener)
    {
        var shown = new JsonObject
        {
            ["ListenerArn"] = listener.Arn,
            ["LoadBalancerArn"] = listener.LoadBalancerArn,
            ["Protocol"] = "HTTP",
            ["DefaultActions"] = Actions(listener),
        };
        if (listener.Port is { } port)
            shown["Port"] = port;
        return shown;
    }

    public static JsonObject DefaultRule(ListenerView listener) => new()
    {
        ["RuleArn"] = listener.RuleArn,
        ["Priority"] = "default",
        ["Conditions"] = new JsonArray(),
        ["Actions"] = Actions(listener),
        ["IsDefault"] = true,
    };

    /// <summary>One action; the member <c>TargetGroupArn</c> is there only where one group gets everything.</summary>
    private static JsonArray Actions(ListenerView listener)
    {
        var groups = listener.Forwards.Select(share => (JsonNode)new JsonObject { ["TargetGroupArn"] = share.TargetGroupArn, ["Weight"] = share.Weight });
        var forward = new JsonObject
        {
            ["Type"] = "forward",
            ["Order"] = 1,
            ["ForwardConfig"] = new JsonObject { ["TargetGroups"] = new JsonArray([.. groups]) },
        };
        if (listener.Forwards.Count == 1)
            forward["TargetGroupArn"] = listener.Forwards[0].TargetGroupArn;
        return [forward];
    }

    private static int WholeSeconds(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);
}
