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

    private static readonly string[] OfVpc = ["SubnetIds", "SecurityGroupIds"];

    public static bool Same(FunctionConfiguration one, FunctionConfiguration other) => JsonNode.DeepEquals(Of(one), Of(other));

    private static JsonObject Of(FunctionConfiguration configuration)
    {
        var content = (JsonObject)configuration.Tree.DeepClone();
        foreach (var member in Moving)
            content.Remove(member);
        // Filled in while the update is worked in: the id of the VPC, the state of the snapshot.
        content["vpc"] = new JsonArray([.. OfVpc.Select(list => configuration.Tree["VpcConfig"]?[list]?.DeepClone())]);
        content["snap"] = configuration.Tree["SnapStart"]?["ApplyOn"]?.DeepClone();
        return content;
    }
}
