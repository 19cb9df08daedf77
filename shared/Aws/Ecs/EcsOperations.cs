using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Actions.Aws;

/// <summary>The ECS operations: repeat rule and IAM actions of each.</summary>
internal static class EcsOperations
{
    private const string PassRole = "iam:PassRole";

    public static readonly Operation<DescribeServicesInput, DescribeServicesResponse> DescribeServices = Read(
        "DescribeServices", EcsJson.Default.DescribeServicesInput, EcsJson.Default.DescribeServicesResponse,
        input => $"{Named("service", input.Services)}{In(input.Cluster)}");

    public static readonly Operation<DescribeTaskDefinitionInput, DescribeTaskDefinitionResponse> DescribeTaskDefinition = Read(
        "DescribeTaskDefinition", EcsJson.Default.DescribeTaskDefinitionInput, EcsJson.Default.DescribeTaskDefinitionResponse,
        input => $"task definition {input.TaskDefinition}");

    public static readonly Operation<ListTaskDefinitionsInput, ListTaskDefinitionsOutput> ListTaskDefinitions = Read(
        "ListTaskDefinitions", EcsJson.Default.ListTaskDefinitionsInput, EcsJson.Default.ListTaskDefinitionsOutput,
        input => $"task definitions of family {input.FamilyPrefix}");

    public static readonly Operation<DescribeClustersInput, DescribeClustersResponse> DescribeClusters = Read(
        "DescribeClusters", EcsJson.Default.DescribeClustersInput, EcsJson.Default.DescribeClustersResponse,
        input => Named("cluster", input.Clusters));

    public static readonly Operation<ListServicesInput, ListServicesOutput> ListServices = Read(
        "ListServices", EcsJson.Default.ListServicesInput, EcsJson.Default.ListServicesOutput, input => $"services{In(input.Cluster)}");

    public static readonly Operation<ListServiceDeploymentsInput, ListServiceDeploymentsOutput> ListServiceDeployments = Read(
        "ListServiceDeployments", EcsJson.Default.ListServiceDeploymentsInput, EcsJson.Default.ListServiceDeploymentsOutput,
        input => $"service deployments of {input.Service}{In(input.Cluster)}");

    public static readonly Operation<DescribeServiceDeploymentsInput, DescribeServiceDeploymentsResponse> DescribeServiceDeployments = Read(
        "DescribeServiceDeployments", EcsJson.Default.DescribeServiceDeploymentsInput, EcsJson.Default.DescribeServiceDeploymentsResponse,
        input => Named("service deployment", input.ServiceDeploymentArns));

    public static readonly Operation<DescribeServiceRevisionsInput, DescribeServiceRevisionsResponse> DescribeServiceRevisions = Read(
        "DescribeServiceRevisions", EcsJson.Default.DescribeServiceRevisionsInput, EcsJson.Default.DescribeServiceRevisionsResponse,
        input => Named("service revision", input.ServiceRevisionArns));

    public static readonly Operation<ListTasksInput, ListTasksOutput> ListTasks = Read(
        "ListTasks", EcsJson.Default.ListTasksInput, EcsJson.Default.ListTasksOutput, input => $"tasks{In(input.Cluster)}");

    public static readonly Operation<DescribeTasksInput, DescribeTasksResponse> DescribeTasks = Read(
        "DescribeTasks", EcsJson.Default.DescribeTasksInput, EcsJson.Default.DescribeTasksResponse,
        input => $"{Named("task", input.Tasks)}{In(input.Cluster)}");

    /// <summary>There is no client token in this API.</summary>
    public static readonly Operation<JsonObject, RegisterTaskDefinitionResponse> RegisterTaskDefinition = Write(
        "RegisterTaskDefinition", Repeat.AfterLooking, EcsJson.Default.JsonObject, EcsJson.Default.RegisterTaskDefinitionResponse,
        input => $"task definition family {input["family"]}", PassRole);

    /// <summary>The same content twice starts nothing new.</summary>
    public static readonly Operation<UpdateServiceRequest, ServiceOutput> UpdateService = Write(
        "UpdateService", Repeat.Freely, EcsJson.Default.UpdateServiceRequest, EcsJson.Default.ServiceOutput, DescribeUpdate);

    /// <summary>With <c>forceNewDeployment</c> every call starts a deployment.</summary>
    public static readonly Operation<UpdateServiceRequest, ServiceOutput> ForceNewDeployment = Write(
        "UpdateService", Repeat.AfterLooking, EcsJson.Default.UpdateServiceRequest, EcsJson.Default.ServiceOutput, DescribeUpdate);

    /// <summary>Its client token makes it repeatable.</summary>
    public static readonly Operation<JsonObject, ServiceOutput> CreateService = Write(
        "CreateService", Repeat.Freely, EcsJson.Default.JsonObject, EcsJson.Default.ServiceOutput,
        input => $"service {input["serviceName"]}{In(input["cluster"]?.ToString())}", PassRole);

    /// <summary>Its client token makes it repeatable.</summary>
    public static readonly Operation<RunTaskRequest, RunTaskResponse> RunTask = Write(
        "RunTask", Repeat.Freely, EcsJson.Default.RunTaskRequest, EcsJson.Default.RunTaskResponse,
        input => $"task definition {input.TaskDefinition}{In(input.Cluster)}", PassRole);

    public static readonly Operation<StopTaskInput, StopTaskOutput> StopTask = Write(
        "StopTask", Repeat.AfterLooking, EcsJson.Default.StopTaskInput, EcsJson.Default.StopTaskOutput,
        input => $"task {input.Task}{In(input.Cluster)}");

    public static readonly Operation<StopServiceDeploymentInput, StopServiceDeploymentOutput> StopServiceDeployment = Write(
        "StopServiceDeployment", Repeat.AfterLooking, EcsJson.Default.StopServiceDeploymentInput, EcsJson.Default.StopServiceDeploymentOutput,
        input => $"service deployment {input.ServiceDeploymentArn}");

    public static readonly Operation<ContinueServiceDeploymentInput, ContinueServiceDeploymentOutput> ContinueServiceDeployment = Write(
        "ContinueServiceDeployment", Repeat.AfterLooking, EcsJson.Default.ContinueServiceDeploymentInput, EcsJson.Default.ContinueServiceDeploymentOutput,
        input => $"service deployment {input.ServiceDeploymentArn}");

    public static IReadOnlyList<Operation> All { get; } =
    [
        DescribeServices, DescribeTaskDefinition, ListTaskDefinitions, DescribeClusters, ListServices, ListServiceDeployments,
        DescribeServiceDeployments, DescribeServiceRevisions, ListTasks, DescribeTasks, RegisterTaskDefinition, UpdateService,
        CreateService, RunTask, StopTask, StopServiceDeployment, ContinueServiceDeployment,
    ];

    private static Operation<TIn, TOut> Read<TIn, TOut>(
        string name, JsonTypeInfo<TIn> input, JsonTypeInfo<TOut> output, Func<TIn, string> resource) =>
        Write(name, Repeat.Freely, input, output, resource);

    private static Operation<TIn, TOut> Write<TIn, TOut>(
        string name, Repeat repeat, JsonTypeInfo<TIn> input, JsonTypeInfo<TOut> output, Func<TIn, string> resource,
        params IReadOnlyList<string> furtherActions) =>
        new(ServiceInfo.Ecs, name, repeat, input, output, resource, [$"ecs:{name}", .. furtherActions]);

    private static string DescribeUpdate(UpdateServiceRequest input) => $"service {input.Service}{In(input.Cluster)}";

    private static string In(string? cluster) => $" in cluster {cluster ?? "default"}";

    private static string Named(string what, IReadOnlyList<string> names) =>
        names.Count == 1 ? $"{what} {names[0]}" : $"{what}s {string.Join(", ", names)}";
}
