using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Actions.Aws;
using LocalAws.Clock;
using LocalAws.Wire;

namespace EcsDeploy.Tests.Truth;

/// <summary>The local ECS without the wire, so that the client and the world can share one clock that stands still until it is moved.</summary>
/// <param name="ecs">The world.</param>
/// <param name="clock">Its clock, and the client's.</param>
/// <param name="latency">How long the next call takes.</param>
/// <param name="wrote">Hears of each write that was executed.</param>
internal sealed class InProcessEcs(LocalAws.Ecs.EcsService ecs, WorldClock clock, Func<TimeSpan> latency, Action<string> wrote) : IEcs
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new EpochSeconds() },
    };

    public Task<DescribeServicesResponse> DescribeServicesAsync(string? cluster, IReadOnlyList<string> services, CancellationToken cancellationToken) =>
        CallAsync<DescribeServicesResponse>("DescribeServices", new { cluster, services, include = new[] { "TAGS" } }, cancellationToken);

    public Task<DescribeTaskDefinitionResponse> DescribeTaskDefinitionAsync(string taskDefinition, CancellationToken cancellationToken) =>
        CallAsync<DescribeTaskDefinitionResponse>("DescribeTaskDefinition", new { taskDefinition, include = new[] { "TAGS" } }, cancellationToken);

    public Task<IReadOnlyList<string>> ListTaskDefinitionsAsync(string familyPrefix, string status, int atMost, CancellationToken cancellationToken) =>
        ListAsync<string>("ListTaskDefinitions", "taskDefinitionArns", new { familyPrefix, status, sort = "DESC" }, atMost, cancellationToken);

    public async Task<RegisterTaskDefinitionResponse> RegisterTaskDefinitionAsync(JsonObject definition, CancellationToken cancellationToken) =>
        await WriteAsync<RegisterTaskDefinitionResponse>("RegisterTaskDefinition", definition, cancellationToken);

    public async Task<EcsService> UpdateServiceAsync(UpdateServiceRequest request, CancellationToken cancellationToken) =>
        (await WriteAsync<Updated>("UpdateService", request, cancellationToken)).Service;

    public async Task<EcsService> CreateServiceAsync(JsonObject definition, CancellationToken cancellationToken) =>
        (await WriteAsync<Updated>("CreateService", definition, cancellationToken)).Service;

    public Task<IReadOnlyList<string>> ListServicesAsync(string? cluster, CancellationToken cancellationToken) =>
        ListAsync<string>("ListServices", "serviceArns", new { cluster }, int.MaxValue, cancellationToken);

    public Task<DescribeClustersResponse> DescribeClustersAsync(IReadOnlyList<string> clusters, CancellationToken cancellationToken) =>
        CallAsync<DescribeClustersResponse>("DescribeClusters", new { clusters }, cancellationToken);

    public Task<IReadOnlyList<ServiceDeploymentBrief>> ListServiceDeploymentsAsync(ListServiceDeploymentsRequest request, CancellationToken cancellationToken) =>
        ListAsync<ServiceDeploymentBrief>(
            "ListServiceDeployments", "serviceDeployments",
            new { request.Cluster, request.Service, request.Status, createdAt = request.CreatedAfter is { } after ? new { after } : null },
            request.AtMost, cancellationToken);

    public Task<DescribeServiceDeploymentsResponse> DescribeServiceDeploymentsAsync(IReadOnlyList<string> serviceDeploymentArns, CancellationToken cancellationToken) =>
        CallAsync<DescribeServiceDeploymentsResponse>("DescribeServiceDeployments", new { serviceDeploymentArns }, cancellationToken);

    public Task<DescribeServiceRevisionsResponse> DescribeServiceRevisionsAsync(IReadOnlyList<string> serviceRevisionArns, CancellationToken cancellationToken) =>
        CallAsync<DescribeServiceRevisionsResponse>("DescribeServiceRevisions", new { serviceRevisionArns }, cancellationToken);

    public Task StopServiceDeploymentAsync(string serviceDeploymentArn, string stopType, CancellationToken cancellationToken) =>
        WriteAsync<JsonObject>("StopServiceDeployment", new { serviceDeploymentArn, stopType }, cancellationToken);

    public Task ContinueServiceDeploymentAsync(string serviceDeploymentArn, string hookId, string action, CancellationToken cancellationToken) =>
        WriteAsync<JsonObject>("ContinueServiceDeployment", new { serviceDeploymentArn, hookId, action }, cancellationToken);

    public Task<IReadOnlyList<string>> ListTasksAsync(ListTasksRequest request, CancellationToken cancellationToken) =>
        ListAsync<string>(
            "ListTasks", "taskArns", new { request.Cluster, request.ServiceName, request.Family, request.StartedBy, request.DesiredStatus }, request.AtMost, cancellationToken);

    public Task<DescribeTasksResponse> DescribeTasksAsync(string? cluster, IReadOnlyList<string> tasks, CancellationToken cancellationToken) =>
        CallAsync<DescribeTasksResponse>("DescribeTasks", new { cluster, tasks }, cancellationToken);

    public Task<RunTaskResponse> RunTaskAsync(RunTaskRequest request, CancellationToken cancellationToken) =>
        WriteAsync<RunTaskResponse>("RunTask", request, cancellationToken);

    public async Task<EcsTask> StopTaskAsync(string? cluster, string task, string reason, CancellationToken cancellationToken) =>
        (await WriteAsync<Stopped>("StopTask", new { cluster, task, reason }, cancellationToken)).Task;

    private async Task<T> WriteAsync<T>(string operation, object input, CancellationToken cancellationToken)
    {
        var output = await CallAsync<T>(operation, input, cancellationToken);
        wrote(operation);
        return output;
    }

    private async Task<IReadOnlyList<T>> ListAsync<T>(string operation, string member, object input, int atMost, CancellationToken cancellationToken)
    {
        var found = new List<T>();
        string? token = null;
        do
        {
            var request = JsonSerializer.SerializeToNode(input, Wire)!.AsObject();
            if (token is not null)
                request["nextToken"] = token;
            var page = await CallAsync<JsonObject>(operation, request, cancellationToken);
            found.AddRange(page[member].Deserialize<List<T>>(Wire)!);
            token = page["nextToken"]?.GetValue<string>();
        }
        while (token is not null && found.Count < atMost);
        return [.. found.Take(atMost)];
    }

    private async Task<T> CallAsync<T>(string operation, object input, CancellationToken cancellationToken)
    {
        // Half of the time the request is under way, the other half the answer: the world goes on meanwhile.
        var way = latency() / 2;
        await Task.Delay(way, clock, cancellationToken);
        var parameters = input as JsonObject ?? JsonSerializer.SerializeToNode(input, Wire)!.AsObject();
        var answer = (await ExecuteAsync(operation, parameters)).ToJsonString();
        await Task.Delay(way, clock, cancellationToken);
        return JsonSerializer.Deserialize<T>(answer, Wire)!;
    }

    private async Task<JsonObject> ExecuteAsync(string operation, JsonObject parameters)
    {
        try
        {
            return await ecs.HandleAsync(
                new ApiCall("ecs", operation, parameters, new Caller("123456789012", "arn:aws:iam::123456789012:user/action"), "eu-west-1"), CancellationToken.None);
        }
        catch (ApiError refused)
        {
            throw new AwsException($"ecs:{operation}", refused.Code, $"ecs:{operation}: {refused.Message}", inner: refused);
        }
    }

    private sealed record Updated(EcsService Service);

    private sealed record Stopped(EcsTask Task);

    private sealed class EpochSeconds : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            DateTimeOffset.UnixEpoch + TimeSpan.FromMilliseconds(Math.Round(reader.GetDouble() * 1000));

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.ToUnixTimeMilliseconds() / 1000m);
    }
}
