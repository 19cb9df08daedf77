using System.Text.Json.Nodes;

namespace Actions.Aws;

/// <summary>Every AWS operation this library can call, and the IAM actions each needs.</summary>
public static class AwsOperations
{
    internal static IReadOnlyList<Operation> All { get; } =
    [
        .. EcsOperations.All, .. EcsExpressOperations.All, .. LogsOperations.All, .. SsmOperations.All, .. StsOperations.All, .. ElbV2Operations.All,
        .. EventBridgeOperations.All, .. SchedulerOperations.All, .. CloudWatchOperations.All, .. EcrOperations.All,
        .. SecretsManagerOperations.All, .. CloudFormationOperations.All, .. AppRunnerOperations.All, .. RdsOperations.All, .. S3Operations.All,
        .. LambdaOperations.All,
    ];

    /// <summary>The IAM actions by service and operation: <c>{"ecs": {"RunTask": ["ecs:RunTask", "iam:PassRole"]}}</c>.</summary>
    public static JsonObject IamActions()
    {
        var services = All.GroupBy(operation => operation.Service.IamPrefix).Select(service =>
            KeyValuePair.Create(service.Key, (JsonNode?)new JsonObject(service.Select(operation =>
                KeyValuePair.Create(operation.Name, (JsonNode?)new JsonArray([.. operation.IamActions.Select(action => (JsonNode)action)]))))));
        return new JsonObject(services);
    }
}
