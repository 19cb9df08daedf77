using System.Text.Json.Nodes;

namespace Actions.Aws;

/// <summary>ECS over the wire.</summary>
internal sealed class Ecs(IServiceCaller caller, ClientTokens tokens) : IEcs
{
    private const int PageSize = 100;

    /// <inheritdoc/>
    public Task<DescribeServicesResponse> DescribeServicesAsync(
        string? cluster, IReadOnlyList<string> services, CancellationToken cancellationToken) =>
        caller.CallAsync(EcsOperations.DescribeServices, new(cluster, services, ["TAGS"]), cancellationToken);

    /// <inheritdoc/>
    public Task<DescribeTaskDefinitionResponse> DescribeTaskDefinitionAsync(string taskDefinition, CancellationToken cancellationToken) =>
        caller.CallAsync(EcsOperations.DescribeTaskDefinition, new(taskDefinition, ["TAGS"]), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListTaskDefinitionsAsync(
        string familyPrefix, string status, int atMost, CancellationToken cancellationToken) =>
        Pages.ReadAsync(atMost, async token =>
        {
            var page = await caller.CallAsync(
                EcsOperations.ListTaskDefinitions,
                new(familyPrefix, status, "DESC", Math.Min(atMost, PageSize), token), cancellationToken);
            return (page.TaskDefinitionArns, page.NextToken);
        });

    /// <inheritdoc/>
    public Task<RegisterTaskDefinitionResponse> RegisterTaskDefinitionAsync(JsonObject definition, CancellationToken cancellationToken) =>
        caller.CallAsync(
            EcsOperations.RegisterTaskDefinition, definition, token => FindRegisteredAsync(definition, token), cancellationToken);

    /// <inheritdoc/>
    public async Task<EcsService> UpdateServiceAsync(UpdateServiceRequest request, CancellationToken cancellationToken)
    {
        if (request.ForceNewDeployment is not true)
            return ServiceOf(await caller.CallAsync(EcsOperations.UpdateService, request, cancellationToken));

        var before = await PrimaryAsync(request, cancellationToken);
        return ServiceOf(await caller.CallAsync(
            EcsOperations.ForceNewDeployment, request, token => FindForcedAsync(request, before?.Deployment.Id, token), cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<EcsService> CreateServiceAsync(JsonObject definition, CancellationToken cancellationToken)
    {
        var document = (JsonObject)definition.DeepClone();
        document.TryAdd("clientToken", tokens.For("create", document.ToJsonString(), ClientTokens.CreateServiceLength));
        return ServiceOf(await caller.CallAsync(EcsOperations.CreateService, document, cancellationToken));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListServicesAsync(string? cluster, CancellationToken cancellationToken) =>
        Pages.ReadAsync(int.MaxValue, async token =>
        {
            var page = await caller.CallAsync(EcsOperations.ListServices, new(cluster, PageSize, token), cancellationToken);
            return (page.ServiceArns, page.NextToken);
        });

    /// <inheritdoc/>
    public Task<DescribeClustersResponse> DescribeClustersAsync(IReadOnlyList<string> clusters, CancellationToken cancellationToken) =>
        caller.CallAsync(EcsOperations.DescribeClusters, new(clusters), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ServiceDeploymentBrief>> ListServiceDeploymentsAsync(
        ListServiceDeploymentsRequest request, CancellationToken cancellationToken) =>
        Pages.ReadAsync(request.AtMost, async token =>
        {
            var createdAt = request.CreatedAfter is { } after ? new CreatedAtRange(after) : null;
            var page = await caller.CallAsync(
                EcsOperations.ListServiceDeployments,
                new(request.Service, request.Cluster, request.Status, createdAt, Math.Min(request.AtMost, PageSize), token), cancellationToken);
            return (page.ServiceDeployments, page.NextToken);
        });

    /// <inheritdoc/>
    public Task<DescribeServiceDeploymentsResponse> DescribeServiceDeploymentsAsync(
        IReadOnlyList<string> serviceDeploymentArns, CancellationToken cancellationToken) =>
        caller.CallAsync(EcsOperations.DescribeServiceDeployments, new(serviceDeploymentArns), cancellationToken);

    /// <inheritdoc/>
    public Task<DescribeServiceRevisionsResponse> DescribeServiceRevisionsAsync(
        IReadOnlyList<string> serviceRevisionArns, CancellationToken cancellationToken) =>
        caller.CallAsync(EcsOperations.DescribeServiceRevisions, new(serviceRevisionArns), cancellationToken);

    /// <inheritdoc/>
    public Task StopServiceDeploymentAsync(string serviceDeploymentArn, string stopType, CancellationToken cancellationToken) =>
        caller.CallAsync(
            EcsOperations.StopServiceDeployment, new(serviceDeploymentArn, stopType),
            token => FindStoppingAsync(serviceDeploymentArn, token), cancellationToken);

    /// <inheritdoc/>
    public async Task ContinueServiceDeploymentAsync(
        string serviceDeploymentArn, string hookId, string action, CancellationToken cancellationToken)
    {
        var input = new ContinueServiceDeploymentInput(serviceDeploymentArn, hookId, action);
        try
        {
            await caller.CallAsync(EcsOperations.ContinueServiceDeployment, input, token => FindAnsweredAsync(input, token), cancellationToken);
        }
        catch (AwsException refused) when (refused.Code == "InvalidParameterException")
        {
            if (await FindAnsweredAsync(input, cancellationToken) is null)
                throw;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListTasksAsync(ListTasksRequest request, CancellationToken cancellationToken) =>
        Pages.ReadAsync(request.AtMost, async token =>
        {
            var page = await caller.CallAsync(
                EcsOperations.ListTasks,
                new(request.Cluster, request.ServiceName, request.Family, request.StartedBy, request.DesiredStatus,
                    Math.Min(request.AtMost, PageSize), token),
                cancellationToken);
            return (page.TaskArns, page.NextToken);
        });

    /// <inheritdoc/>
    public Task<DescribeTasksResponse> DescribeTasksAsync(string? cluster, IReadOnlyList<string> tasks, CancellationToken cancellationToken) =>
        caller.CallAsync(EcsOperations.DescribeTasks, new(cluster, tasks, ["TAGS"]), cancellationToken);

    /// <inheritdoc/>
    public Task<RunTaskResponse> RunTaskAsync(RunTaskRequest request, CancellationToken cancellationToken) =>
        caller.CallAsync(EcsOperations.RunTask, request, cancellationToken);

    /// <inheritdoc/>
    public async Task<EcsTask> StopTaskAsync(string? cluster, string task, string reason, CancellationToken cancellationToken)
    {
        var output = await caller.CallAsync(
            EcsOperations.StopTask, new(cluster, task, reason), token => FindStoppedAsync(cluster, task, token), cancellationToken);
        return output.Task ?? new EcsTask();
    }

    private static EcsService ServiceOf(ServiceOutput output) => output.Service ?? new EcsService();

    /// <summary>Revisions are immutable, so the newest one with our content is as good as the answer we lost.</summary>
    private async Task<RegisterTaskDefinitionResponse?> FindRegisteredAsync(JsonObject definition, CancellationToken cancellationToken)
    {
        var family = definition["family"]?.ToString() ?? "";
        var newest = await ListTaskDefinitionsAsync(family, "ACTIVE", atMost: 1, cancellationToken);
        if (newest.Count == 0)
            return null;
        var found = (await DescribeTaskDefinitionAsync(newest[0], cancellationToken)).TaskDefinition;
        return TaskDefinitionContent.IsContainedIn(definition, found)
            ? new() { TaskDefinition = new() { TaskDefinitionArn = newest[0], Family = family, Revision = found["revision"]?.GetValue<int>() ?? 0 } }
            : null;
    }

    /// <summary>Ours is a primary deployment that was not there before and runs what we asked for.</summary>
    private async Task<ServiceOutput?> FindForcedAsync(UpdateServiceRequest request, string? before, CancellationToken cancellationToken)
    {
        if (await PrimaryAsync(request, cancellationToken) is not var (service, primary) || primary.Id == before)
            return null;
        var wanted = request.TaskDefinition;
        var ours = wanted is null || primary.TaskDefinition == wanted || primary.TaskDefinition.EndsWith("/" + wanted, StringComparison.Ordinal)
            || primary.TaskDefinition.Contains($"/{wanted}:", StringComparison.Ordinal);
        return ours ? new ServiceOutput(service) : null;
    }

    private async Task<(EcsService Service, EcsDeployment Deployment)?> PrimaryAsync(
        UpdateServiceRequest request, CancellationToken cancellationToken)
    {
        var answer = await DescribeServicesAsync(request.Cluster, [request.Service], cancellationToken);
        return answer.Services is [var service, ..] && service.Deployments.FirstOrDefault(deployment => deployment.Status == "PRIMARY") is { } primary
            ? (service, primary)
            : null;
    }

    private async Task<StopTaskOutput?> FindStoppedAsync(string? cluster, string task, CancellationToken cancellationToken)
    {
        var answer = await DescribeTasksAsync(cluster, [task], cancellationToken);
        return answer.Tasks is [{ DesiredStatus: "STOPPED" } stopped, ..] ? new StopTaskOutput(stopped) : null;
    }

    private async Task<StopServiceDeploymentOutput?> FindStoppingAsync(string arn, CancellationToken cancellationToken)
    {
        var answer = await DescribeServiceDeploymentsAsync([arn], cancellationToken);
        return answer.ServiceDeployments is [{ Status: not (ServiceDeploymentStatus.Pending or ServiceDeploymentStatus.InProgress) }, ..]
            ? new StopServiceDeploymentOutput(arn)
            : null;
    }

    /// <summary>A hook that is not shown any more proves nothing: it may never have existed.</summary>
    private async Task<ContinueServiceDeploymentOutput?> FindAnsweredAsync(ContinueServiceDeploymentInput input, CancellationToken cancellationToken)
    {
        var answer = await DescribeServiceDeploymentsAsync([input.ServiceDeploymentArn], cancellationToken);
        var wanted = input.Action == LifecycleHookAction.Rollback ? LifecycleHookStatus.Failed : LifecycleHookStatus.Succeeded;
        return answer.ServiceDeployments is [var deployment, ..]
            && deployment.LifecycleHookDetails.Any(hook => hook.HookId == input.HookId && hook.Status == wanted)
            ? new ContinueServiceDeploymentOutput(input.ServiceDeploymentArn)
            : null;
    }
}
