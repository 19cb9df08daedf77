using System.Text.Json.Nodes;
using LocalAws.Wire;

namespace LocalAws.Records;

/// <summary>Which IAM actions a call needs.</summary>
public static class IamActions
{
    private static readonly string[] ReadPrefixes = ["Describe", "List", "Get", "Filter"];
    private static readonly string[] RoleMembers = ["taskRoleArn", "executionRoleArn", "role", "roleArn"];

    /// <summary>Calls no policy needs to allow: AWS answers them for every caller, or the role's trust decides.</summary>
    private static readonly string[] WithoutPermission = ["sts:GetCallerIdentity", "sts:AssumeRoleWithWebIdentity"];

    public static bool IsWrite(string operation) =>
        operation.Length > 0 && !ReadPrefixes.Any(prefix => operation.StartsWith(prefix, StringComparison.Ordinal)) && !operation.StartsWith("AssumeRole", StringComparison.Ordinal);

    /// <summary><c>service:Operation</c>, and <c>iam:PassRole</c> when the parameters hand a role to a service.</summary>
    public static IReadOnlyList<string> Of(ApiCall call)
    {
        var own = $"{call.Service}:{call.Operation}";
        if (WithoutPermission.Contains(own))
            return [];
        return PassedRoles(call).Count > 0 ? [own, "iam:PassRole"] : [own];
    }

    /// <summary>ARNs of the roles the parameters hand to a service.</summary>
    public static IReadOnlyList<string> PassedRoles(ApiCall call) =>
        call.Service == "ecs" && IsWrite(call.Operation) && !call.Operation.Contains("Tag") ? [.. RolesIn(call.Parameters).Distinct()] : [];

    private static IEnumerable<string> RolesIn(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member =>
            RoleMembers.Contains(member.Key) && member.Value is JsonValue value ? [value.GetValue<string>()] : RolesIn(member.Value)),
        JsonArray items => items.SelectMany(RolesIn),
        _ => [],
    };
}
