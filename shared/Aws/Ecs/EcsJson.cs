using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Actions.Aws;

/// <summary>Source-generated JSON of the ECS requests and responses; members are camelCase and null members are not sent.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(AwsTimeConverter)])]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(UpdateServiceRequest))]
[JsonSerializable(typeof(RunTaskRequest))]
[JsonSerializable(typeof(DescribeServicesInput))]
[JsonSerializable(typeof(DescribeTaskDefinitionInput))]
[JsonSerializable(typeof(ListTaskDefinitionsInput))]
[JsonSerializable(typeof(DescribeClustersInput))]
[JsonSerializable(typeof(ListServicesInput))]
[JsonSerializable(typeof(ListServiceDeploymentsInput))]
[JsonSerializable(typeof(DescribeServiceDeploymentsInput))]
[JsonSerializable(typeof(DescribeServiceRevisionsInput))]
[JsonSerializable(typeof(StopServiceDeploymentInput))]
[JsonSerializable(typeof(ContinueServiceDeploymentInput))]
[JsonSerializable(typeof(ListTasksInput))]
[JsonSerializable(typeof(DescribeTasksInput))]
[JsonSerializable(typeof(StopTaskInput))]
[JsonSerializable(typeof(DescribeServicesResponse))]
[JsonSerializable(typeof(DescribeTaskDefinitionResponse))]
[JsonSerializable(typeof(RegisterTaskDefinitionResponse))]
[JsonSerializable(typeof(ListTaskDefinitionsOutput))]
[JsonSerializable(typeof(ServiceOutput))]
[JsonSerializable(typeof(DescribeClustersResponse))]
[JsonSerializable(typeof(ListServicesOutput))]
[JsonSerializable(typeof(ListServiceDeploymentsOutput))]
[JsonSerializable(typeof(DescribeServiceDeploymentsResponse))]
[JsonSerializable(typeof(DescribeServiceRevisionsResponse))]
[JsonSerializable(typeof(StopServiceDeploymentOutput))]
[JsonSerializable(typeof(ContinueServiceDeploymentOutput))]
[JsonSerializable(typeof(ListTasksOutput))]
[JsonSerializable(typeof(DescribeTasksResponse))]
[JsonSerializable(typeof(RunTaskResponse))]
[JsonSerializable(typeof(StopTaskOutput))]
internal sealed partial class EcsJson : JsonSerializerContext;

// Inputs and outputs that a caller of IEcs never sees. A null member is not sent.
internal sealed record DescribeServicesInput(string? Cluster, IReadOnlyList<string> Services, IReadOnlyList<string> Include);

internal sealed record DescribeTaskDefinitionInput(string TaskDefinition, IReadOnlyList<string> Include);

internal sealed record ListTaskDefinitionsInput(string FamilyPrefix, string Status, string Sort, int MaxResults, string? NextToken);

internal sealed record DescribeClustersInput(IReadOnlyList<string> Clusters);

internal sealed record ListServicesInput(string? Cluster, int MaxResults, string? NextToken);

internal sealed record ListServiceDeploymentsInput(
    string Service, string? Cluster, IReadOnlyList<string>? Status, CreatedAtRange? CreatedAt, int MaxResults, string? NextToken);

internal sealed record CreatedAtRange(DateTimeOffset? After);

internal sealed record DescribeServiceDeploymentsInput(IReadOnlyList<string> ServiceDeploymentArns);

internal sealed record DescribeServiceRevisionsInput(IReadOnlyList<string> ServiceRevisionArns);

internal sealed record StopServiceDeploymentInput(string ServiceDeploymentArn, string StopType);

internal sealed record ContinueServiceDeploymentInput(string ServiceDeploymentArn, string HookId, string Action);

internal sealed record ListTasksInput(
    string? Cluster, string? ServiceName, string? Family, string? StartedBy, string? DesiredStatus, int MaxResults, string? NextToken);

internal sealed record DescribeTasksInput(string? Cluster, IReadOnlyList<string> Tasks, IReadOnlyList<string> Include);

internal sealed record StopTaskInput(string? Cluster, string Task, string Reason);

internal sealed record ListTaskDefinitionsOutput(IReadOnlyList<string>? TaskDefinitionArns, string? NextToken);

internal sealed record ServiceOutput(EcsService? Service);

internal sealed record ListServicesOutput(IReadOnlyList<string>? ServiceArns, string? NextToken);

internal sealed record ListServiceDeploymentsOutput(IReadOnlyList<ServiceDeploymentBrief>? ServiceDeployments, string? NextToken);

internal sealed record StopServiceDeploymentOutput(string? ServiceDeploymentArn);

internal sealed record ContinueServiceDeploymentOutput(string? ServiceDeploymentArn);

internal sealed record ListTasksOutput(IReadOnlyList<string>? TaskArns, string? NextToken);

internal sealed record StopTaskOutput(EcsTask? Task);
