using System.Text.Json.Nodes;
using LocalAws.Wire;

namespace LocalAws.Records;

/// <summary>Which IAM actions a call needs.</summary>
/// <param name="ecs">Asked for the roles of a task definition that is run.</param>
public sealed class IamActions(ILocalService ecs)
{
    public const string PassRole = "iam:PassRole";

    private static readonly string[] ReadPrefixes = ["Describe", "List", "Get", "Head", "Filter", "BatchGet"];
    private static readonly string[] RoleMembers = ["taskRoleArn", "executionRoleArn", "role", "roleArn", "RoleArn", "AccessRoleArn", "InstanceRoleArn", "infrastructureRoleArn"];

    /// <summary>Services that are handed roles.</summary>
    private static readonly string[] PassingServices = ["ecs", "events", "scheduler", "apprunner"];

    /// <summary>Calls no policy needs to allow: AWS answers them for every caller, or the role's trust decides.</summary>
    private static readonly string[] WithoutPermission = ["sts:GetCallerIdentity", "sts:AssumeRoleWithWebIdentity"];

    private static readonly string[] CreatesWithTags = ["RegisterTaskDefinition", "RunTask", "CreateService", "CreateCluster"];

    public static bool IsWrite(string operation) =>
        operation.Length > 0 && !ReadPrefixes.Any(prefix => operation.StartsWith(prefix, StringComparison.Ordinal)) && !operation.StartsWith("AssumeRole", StringComparison.Ordinal);

    public async Task<CallRights> OfAsync(ApiCall call)
    {
        if (call.Service == "s3")
            return new CallRights(S3Actions.Of(call), []);
        if (call.Service == "lambda")
            return LambdaRights.Of(call);
        var own = $"{call.Service}:{call.Operation}";
        if (WithoutPermission.Contains(own))
            return new CallRights([], []);
        var roles = await PassedRolesAsync(call);
        return new CallRights([own, .. TagResource(call), .. roles.Count > 0 ? (string[])[PassRole] : []], roles);
    }

    /// <summary>Who creates something with tags needs the right to tag it, too (ECS developer guide, tagging resources on creation).</summary>
    private static IEnumerable<string> TagResource(ApiCall call) =>
        call.Service == "rds" && call.Operation.StartsWith("Create", StringComparison.Ordinal) && call.Parameters["Tags"] is JsonArray { Count: > 0 } ? ["rds:AddTagsToResource"]
        : call.Service == "ecs" && CreatesWithTags.Contains(call.Operation) && call.Parameters["tags"] is JsonArray { Count: > 0 } ? ["ecs:TagResource"] : [];

    private async Task<IReadOnlyList<string>> PassedRolesAsync(ApiCall call)
    {
        if (!PassingServices.Contains(call.Service) || !IsWrite(call.Operation) || call.Operation.EndsWith("Resource", StringComparison.Ordinal))
            return [];
        var roles = RolesIn(call.Parameters);
        if (call.Operation == "RunTask")
            roles = roles.Concat(await RolesOfDefinitionAsync(call));
        return [.. roles.Distinct()];
    }

    /// <summary>Who runs a task passes the roles of its definition.</summary>
    private async Task<IEnumerable<string>> RolesOfDefinitionAsync(ApiCall run)
    {
        if (run.Parameters["taskDefinition"] is not JsonValue definition)
            return [];
        try
        {
            var describe = run with { Operation = "DescribeTaskDefinition", Parameters = new JsonObject { ["taskDefinition"] = definition.ToString() } };
            return RolesIn(await ecs.HandleAsync(describe, CancellationToken.None));
        }
        catch (ApiError)
        {
            // No such definition: the call itself will say so.
            return [];
        }
    }

    private static IEnumerable<string> RolesIn(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member =>
            RoleMembers.Contains(member.Key) && member.Value is JsonValue value ? [value.ToString()] : RolesIn(member.Value)),
        JsonArray items => items.SelectMany(RolesIn),
        _ => [],
    };
}
