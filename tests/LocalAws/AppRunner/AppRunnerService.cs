using System.Text.Json.Nodes;
using LocalAws.Ecs;
using LocalAws.Ecs.Api;
using LocalAws.Ecs.Images;
using LocalAws.LoadBalancing;
using LocalAws.Wire;

namespace LocalAws.AppRunner;

/// <summary>The local App Runner: its images, processes and log groups are those of the local ECS.</summary>
public sealed class AppRunnerService : ILocalService
{
    private readonly EcsService ecs;
    private readonly EcsWorld world;
    private readonly AppRunnerOptions options;
    private readonly int pageSize;
    private readonly RunnerDeployer deployer;
    private readonly List<RunnerService> services = [];
    private readonly Dictionary<string, Func<ApiCall, JsonObject>> operations;

    public AppRunnerService(EcsService ecs, AppRunnerOptions options, int pageSize)
    {
        (this.ecs, world, this.options, this.pageSize) = (ecs, ecs.World, options, pageSize);
        var log = new RunnerLog(world);
        deployer = new(world, options, new(world, log), log);
        world.Images.Added = Pushed;
        operations = new(StringComparer.Ordinal)
        {
            ["ListServices"] = ListServices,
            ["DescribeService"] = call => new JsonObject { ["Service"] = RunnerJson.Whole(Find(call)) },
            ["ListOperations"] = ListOperations,
            ["UpdateService"] = Update,
            ["StartDeployment"] = Start,
            ["PauseService"] = Pause,
            ["ResumeService"] = Resume,
            ["CreateService"] = Create,
        };
    }

    public string SigningName => "apprunner";

    public IReadOnlyCollection<string> Operations => operations.Keys;

    public Task<JsonObject> HandleAsync(ApiCall call, CancellationToken cancellationToken) =>
        Task.FromResult(world.Engine.Read(() => operations[call.Operation](call)));

    /// <summary>Brings in a service that runs already.</summary>
    public async Task AddAsync(WorldAppRunnerService wanted)
    {
        var balancer = wanted.Listens ? await ecs.AddLoadBalancerAsync(new TargetGroupSpec { Name = wanted.Name, HealthCheck = Fast, DeregistrationDelay = TimeSpan.FromSeconds(5) }) : null;
        world.Engine.Run(() =>
        {
            var service = Add(wanted.Name, wanted.Url, wanted.Settings ?? Plain(wanted.Name));
            service.RollbackFails = wanted.RollbackFails;
            if (balancer is not null)
            {
                service.Group = world.LoadBalancers.Find(balancer.TargetGroupArn);
                service.Url = balancer.Uri!.Authority;
            }
            deployer.Settle(service);
        });
    }

    /// <summary>From now on every way back of the service fails, or does not.</summary>
    public void FailRollbacks(string name, bool fail = true) => world.Engine.Run(() => services.Find(service => service.Name == name)!.RollbackFails = fail);

    /// <summary>Digest of the image that serves; null when nothing does.</summary>
    public string? ServingDigest(string name) => world.Engine.Read(() => services.Find(service => service.Name == name)!.Serving?.Digest);

    /// <summary>Everything there is.</summary>
    public JsonArray Dump() => world.Engine.Read(() => Json.Array(services.Select(service => (JsonNode)RunnerJson.Whole(service)
        .With("Operations", Json.Array(service.Operations.Select(operation => (JsonNode)RunnerJson.Operation(service, operation)))))));

    private static HealthCheckSpec Fast => new() { Matcher = "100-599", Interval = TimeSpan.FromMilliseconds(500), HealthyThreshold = 1 };

    private static JsonObject Plain(string name) => new()
    {
        ["SourceConfiguration"] = new JsonObject
        {
            ["ImageRepository"] = new JsonObject { ["ImageIdentifier"] = $"public.ecr.aws/shop/{name}:1", ["ImageRepositoryType"] = "ECR_PUBLIC" },
            ["AutoDeploymentsEnabled"] = false,
        },
    };

    private RunnerService Add(string name, string? url, JsonObject request)
    {
        var (id, place) = (world.Ids.Task(), $"arn:aws:apprunner:{world.Options.Region}:{world.Options.AccountId}");
        var configuration = RunnerConfiguration.Of(request, $"{place}:autoscalingconfiguration/DefaultConfiguration/1/00000000000000000000000000000001");
        var service = new RunnerService(name, id, $"{place}:service/{name}/{id}", url ?? $"{id[..10]}.{world.Options.Region}.awsapprunner.com", configuration, world.Now);
        services.Add(service);
        return service;
    }

    private JsonObject ListServices(ApiCall call)
    {
        var page = Page.Of(services, call, "NextToken", "MaxResults", pageSize);
        return page.With(new JsonObject { ["ServiceSummaryList"] = Json.Array(page.Items.Select(service => (JsonNode)RunnerJson.Brief(service))) }, "NextToken");
    }

    private JsonObject ListOperations(ApiCall call)
    {
        var service = Find(call);
        var page = Page.Of(service.Operations.Where(operation => options.ShowsPending || operation.Status != "PENDING").ToList(), call, "NextToken", "MaxResults", pageSize);
        return page.With(new JsonObject { ["OperationSummaryList"] = Json.Array(page.Items.Select(operation => (JsonNode)RunnerJson.Operation(service, operation))) }, "NextToken");
    }

    private JsonObject Update(ApiCall call)
    {
        var service = Find(call);
        Require(service, "RUNNING", "InvalidStateException");
        return Begun(service, deployer.Deploy(service, "UPDATE_SERVICE", service.Configuration.With(call.Parameters)));
    }

    private JsonObject Start(ApiCall call)
    {
        var service = Find(call);
        Require(service, "RUNNING", "InvalidRequestException");
        return new JsonObject { ["OperationId"] = deployer.Deploy(service, "START_DEPLOYMENT", service.Configuration).Id };
    }

    private JsonObject Pause(ApiCall call)
    {
        var service = Find(call);
        Require(service, "RUNNING", "InvalidStateException");
        return Begun(service, deployer.Pause(service));
    }

    private JsonObject Resume(ApiCall call)
    {
        var service = Find(call);
        Require(service, "PAUSED", "InvalidStateException");
        return Begun(service, deployer.Resume(service));
    }

    private JsonObject Create(ApiCall call)
    {
        var name = call.Parameters.Text("ServiceName")!;
        if (services.Exists(service => service.Name == name))
            throw new ApiError("InvalidRequestException", $"Service with the provided name already exists: {name}.");
        var service = Add(name, url: null, call.Parameters);
        return Begun(service, deployer.Deploy(service, "CREATE_SERVICE", service.Configuration));
    }

    /// <summary>Automatic deployments: a tag that was pushed again.</summary>
    private void Pushed(LocalImage image)
    {
        foreach (var service in services.Where(service => service.Configuration.AutoDeploys && service.Configuration.Image == image.TagReference))
        {
            service.DeploysAgain = service.UnderWay is not null;
            if (service is { Status: "RUNNING" })
                deployer.Deploy(service, "START_DEPLOYMENT", service.Configuration);
        }
    }

    private RunnerService Find(ApiCall call)
    {
        var arn = call.Parameters.Text("ServiceArn");
        return services.Find(service => service.Arn == arn) ?? throw new ApiError("ResourceNotFoundException", $"Service cannot be found for the given service arn: {arn}.");
    }

    private static void Require(RunnerService service, string status, string code)
    {
        if (service.Status != status)
            throw new ApiError(code, $"Service cannot be changed in the current state: {service.Status}.");
    }

    private static JsonObject Begun(RunnerService service, RunnerOperation operation) =>
        new() { ["Service"] = RunnerJson.Whole(service), ["OperationId"] = operation.Id };
}
