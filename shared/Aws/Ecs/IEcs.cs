using System.Text.Json.Nodes;

namespace Actions.Aws;

/// <summary>
/// The Amazon ECS operations the suite uses, named and shaped as in the AWS API reference.
/// Every method repeats what is safe to repeat, follows page tokens to the end, and fails with an
/// <see cref="AwsException"/> that names the cause and the remedy.
/// </summary>
public interface IEcs
{
    /// <summary>Describes 1-10 services of one cluster. A service that does not exist is a failure with reason <c>MISSING</c>, not an error.</summary>
    /// <param name="cluster">Name or ARN; null means the account's cluster <c>default</c>.</param>
    /// <param name="services">Names or ARNs.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    Task<DescribeServicesResponse> DescribeServicesAsync(string? cluster, IReadOnlyList<string> services, CancellationToken cancellationToken);

    /// <summary>Reads a task definition whole, as the JSON tree AWS sent, with its tags.</summary>
    /// <param name="taskDefinition">Family, <c>family:revision</c> or ARN.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    Task<DescribeTaskDefinitionResponse> DescribeTaskDefinitionAsync(string taskDefinition, CancellationToken cancellationToken);

    /// <summary>ARNs of a family's revisions, newest first.</summary>
    /// <param name="familyPrefix">The whole family name (the API compares it exactly).</param>
    /// <param name="status"><c>ACTIVE</c> or <c>INACTIVE</c>.</param>
    /// <param name="atMost">Stop after this many.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    Task<IReadOnlyList<string>> ListTaskDefinitionsAsync(string familyPrefix, string status, int atMost, CancellationToken cancellationToken);

    /// <summary>
    /// Registers a new revision. There is no client token in this API: when the answer is lost, the family's newest revision is
    /// looked at, and one of equal content is taken for ours.
    /// </summary>
    /// <param name="definition">The request document: <c>family</c>, <c>containerDefinitions</c> and whatever else the user has.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    Task<RegisterTaskDefinitionResponse> RegisterTaskDefinitionAsync(JsonObject definition, CancellationToken cancellationToken);

    /// <summary>Changes a service; only the members that are set are sent.</summary>
    Task<EcsService> UpdateServiceAsync(UpdateServiceRequest request, CancellationToken cancellationToken);

    /// <summary>Creates a service from a request document. A <c>clientToken</c> is added where the document has none.</summary>
    /// <param name="definition">Members of <c>CreateService</c>.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    Task<EcsService> CreateServiceAsync(JsonObject definition, CancellationToken cancellationToken);

    /// <summary>ARNs of all services of a cluster.</summary>
    Task<IReadOnlyList<string>> ListServicesAsync(string? cluster, CancellationToken cancellationToken);

    /// <summary>Describes clusters. One that does not exist is a failure with reason <c>MISSING</c>.</summary>
    Task<DescribeClustersResponse> DescribeClustersAsync(IReadOnlyList<string> clusters, CancellationToken cancellationToken);

    /// <summary>The service deployments of one service, newest first.</summary>
    Task<IReadOnlyList<ServiceDeploymentBrief>> ListServiceDeploymentsAsync(
        ListServiceDeploymentsRequest request, CancellationToken cancellationToken);

    /// <summary>Describes 1-20 service deployments.</summary>
    Task<DescribeServiceDeploymentsResponse> DescribeServiceDeploymentsAsync(
        IReadOnlyList<string> serviceDeploymentArns, CancellationToken cancellationToken);

    /// <summary>Describes 1-20 service revisions.</summary>
    Task<DescribeServiceRevisionsResponse> DescribeServiceRevisionsAsync(
        IReadOnlyList<string> serviceRevisionArns, CancellationToken cancellationToken);

    /// <summary>Asks for the end of a service deployment. One that already stops or rolls back counts as success.</summary>
    /// <param name="serviceDeploymentArn">ARN of the service deployment.</param>
    /// <param name="stopType"><c>ROLLBACK</c> or <c>ABORT</c>.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    Task StopServiceDeploymentAsync(string serviceDeploymentArn, string stopType, CancellationToken cancellationToken);

    /// <summary>Answers a hook at which a service deployment is paused. One that was answered in the same sense already counts as success.</summary>
    /// <param name="serviceDeploymentArn">ARN of the service deployment.</param>
    /// <param name="hookId">From <see cref="LifecycleHookDetail.HookId"/>.</param>
    /// <param name="action">See <see cref="LifecycleHookAction"/>.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    Task ContinueServiceDeploymentAsync(string serviceDeploymentArn, string hookId, string action, CancellationToken cancellationToken);

    /// <summary>ARNs of tasks.</summary>
    Task<IReadOnlyList<string>> ListTasksAsync(ListTasksRequest request, CancellationToken cancellationToken);

    /// <summary>Describes 1-100 tasks of one cluster, with their tags. ECS keeps stopped tasks for at least one hour.</summary>
    Task<DescribeTasksResponse> DescribeTasksAsync(string? cluster, IReadOnlyList<string> tasks, CancellationToken cancellationToken);

    /// <summary>Starts tasks. The client token makes a repeated call start nothing new.</summary>
    Task<RunTaskResponse> RunTaskAsync(RunTaskRequest request, CancellationToken cancellationToken);

    /// <summary>Stops a task. One that already stops counts as success.</summary>
    /// <param name="cluster">Name or ARN of its cluster.</param>
    /// <param name="task">Id or ARN.</param>
    /// <param name="reason">Shown as the task's stopped reason; at most 255 characters.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    Task<EcsTask> StopTaskAsync(string? cluster, string task, string reason, CancellationToken cancellationToken);
}
