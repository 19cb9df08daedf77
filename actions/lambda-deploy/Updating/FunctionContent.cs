using System.Text.Json.Nodes;
using Actions.Aws;

namespace LambdaDeploy;

/// <summary>What a function is, apart from how it stands: tells whether somebody else changed it between two of our writes.</summary>
internal static class FunctionContent
{
    /// <summary>Members that Lambda changes by itself while it works an update in.</summary>
    private static readonly string[] Moving =
    [
        "RevisionId", "LastModified", "State", "StateReason", "StateReasonCode", "LastUpdateStatus", "LastUpdateStatusReason", "LastUpdateStatusReasonCode",
        "RuntimeVersionConfig", "ConfigSha256", "CodeSize", "SnapStart", "VpcConfig",
    ];

    private static readonly string[] OfVpc = ["SubnetIds", "SecurityGroupIds", "Ipv6AllowedForDualStack"];

    /// <param name="one">A reading.</param>
    /// <param name="other">Another one.</param>
    /// <param name="apartFrom">Members of a request whose effect does not count.</param>
    public static bool Same(FunctionConfiguration one, FunctionConfiguration other, params IReadOnlyCollection<string> apartFrom) =>
        JsonNode.DeepEquals(Of(one, apartFrom), Of(other, apartFrom));

    private static JsonObject Of(FunctionConfiguration configuration, IReadOnlyCollection<string> apartFrom)
    {
        var content = (JsonObject)configuration.Tree.DeepClone();
        // Filled in while the update is worked in: the id of the VPC, the state of the snapshot.
        var vpc = new JsonArray([.. OfVpc.Select(list => configuration.Tree["VpcConfig"]?[list]?.DeepClone())]);
        var snapshot = configuration.Tree["SnapStart"]?["ApplyOn"]?.DeepClone();
        foreach (var member in Moving)
            content.Remove(member);
        content["VpcConfig"] = vpc;
        content["SnapStart"] = snapshot;
        foreach (var member in apartFrom)
            content.Remove(member == "ImageConfig" ? "ImageConfigResponse" : member);
        return content;
    }
}
