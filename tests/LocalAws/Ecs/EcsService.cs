using System.Text.Json.Nodes;
using LocalAws.Clock;
using LocalAws.Ecs.Api;
using LocalAws.Ecs.Hooks;
using LocalAws.Ecs.Images;
using LocalAws.Ecs.Scheduling;
using LocalAws.LoadBalancing;
using LocalAws.Logs;
using LocalAws.Processes;
using LocalAws.SecretsManager;
using LocalAws.Ssm;
using LocalAws.Wire;

namespace LocalAws.Ecs;

/// <summary>The local ECS: its operations, and what a world sets up beside them (images, load balancers).</summary>
public sealed class EcsService : ILocalService, IAsyncDisposable
{
    private readonly Engine engine;
    private readonly ProcessHost processes;
    private readonly EcsWorld world;
    private readonly ServiceJson serviceJson;
    private readonly TaskJson taskJson;
    private readonly HttpMessageInvoker http = new(LoopbackHttp.Handler());
    private readonly LoadBalancerRack loadBalancers;
    private readonly Dictionary<string, Func<ApiCall, JsonObject>> operations = new(StringComparer.Ordinal);

    public EcsService(TimeProvider clock, ILogStore logs, IParameterStore parameters, EcsOptions? options = null, ISecretStore? secrets = null)
    {
        options ??= new();
        engine = new(clock);
        processes = new(engine, http, options.ProcessLimit);
        world = new(engine, options, logs, parameters, secrets, processes);

        var events = new EventLog(world);
        var (targets, traffic, hooks) = (new TaskTargets(world, events), new TrafficShift(world), new HookRunner(world));
        var book = new DeploymentBook(world, new(world), traffic, events);
        var failures = new FailureCount(world, book, events);
        var life = new TaskLife(world, new(world), targets) { Failed = failures.Add };
        var factory = new TaskMaker(world);
        var tasks = new ServiceTasks(world, life, factory, events);
        var staged = new StagedScheduler(world, tasks, hooks, traffic, book);
        var alarms = new AlarmWatch(world, book);
        var scheduler = new ServiceScheduler(world, life, targets, tasks, new(world, tasks), staged, book, failures, alarms, events);
        life.ServiceChanged = tasks.Request = hooks.Request = alarms.Request = scheduler.Request;

        (serviceJson, taskJson, loadBalancers) = (new(world), new(world), new(world));
        var paging = new Paging(options);
        Add(new ClusterOperations(world, paging));
        Add(new TaskDefinitionOperations(world, paging));
        Add(new ServiceOperations(world, book, scheduler, serviceJson, paging));
        Add(new ServiceDeploymentOperations(world, scheduler, serviceJson, paging));
        Add(new TaskOperations(world, factory, life, taskJson, paging));
        Add(new TagOperations(world));
        Add(new ExpressOperations(world, loadBalancers, operations));
    }

    /// <summary>The state itself, for tests that look at every step.</summary>
    internal EcsWorld World => world;

    public string SigningName => "ecs";
    public IReadOnlyCollection<string> Operations => operations.Keys;

    public Task<JsonObject> HandleAsync(ApiCall call, CancellationToken cancellationToken) => operations.TryGetValue(call.Operation, out var operation)
        ? Task.FromResult(engine.Read(() => operation(call)))
        : throw new ApiError("UnknownOperationException", $"Unknown operation {call.Operation}.");

    /// <summary>The load balancers by name.</summary>
    public IReadOnlyDictionary<string, LoadBalancer> LoadBalancers => loadBalancers.ByName;

    /// <summary>Brings in everything of the description.</summary>
    public async Task SetUpAsync(EcsSetup setup)
    {
        foreach (var cluster in setup.Clusters)
            AddCluster(cluster);
        foreach (var image in setup.Images)
            AddImage(image);
        foreach (var hook in setup.Hooks)
            ScriptHook(hook.Function, [.. hook.Answers]);
        foreach (var balancer in setup.LoadBalancers)
            await AddLoadBalancerAsync(balancer);
    }

    public void AddCluster(string name) => engine.Run(() =>
    {
        if (world.FindCluster(name) is null)
            world.Clusters.Add(new(name, world.Ids.ClusterArn(name)));
    });

    /// <summary>Brings in an image. A tag registered again moves; digests stay.</summary>
    public LocalImage AddImage(ImageSpec image) => engine.Read(() => world.Images.Add(image, world.Now));

    /// <summary>Removes an image, as a lifecycle rule of a repository does.</summary>
    public void RemoveImage(LocalImage image) => engine.Run(() => world.Images.Remove(image));

    /// <summary>An image that is a program on this machine.</summary>
    public LocalImage AddImage(string repository, string tag, LocalProgram program) =>
        AddImage(new ImageSpec(repository, tag) { Program = program });

    /// <summary>An image without a program: the first container plays the first outcome, and so on; the last one repeats.</summary>
    public LocalImage AddImage(string repository, string tag, params VirtualOutcome[] outcomes) =>
        AddImage(new ImageSpec(repository, tag) { Outcomes = outcomes });

    /// <summary>From now on containers of the service play these outcomes, whatever their image is; the last one repeats.</summary>
    public void Disturb(string service, params VirtualOutcome[] outcomes) => engine.Run(() => world.Trouble.Set(service, outcomes));

    /// <summary>What the function of a lifecycle hook answers, call by call; the last answer repeats. A function without script fails.</summary>
    public void ScriptHook(string function, params HookAnswer[] answers) => engine.Run(() => world.Functions.Script(function, answers));

    /// <summary>The calls of hook functions so far.</summary>
    public IReadOnlyList<HookCall> HookCalls => engine.Read(() => world.Functions.Calls.ToList());

    public void EndDisturbance(string service) => engine.Run(() => world.Trouble.Clear(service));

    /// <summary>A load balancer with a listener on loopback and a target group behind it.</summary>
    /// <param name="port">Port of the listener; 0 takes a free one.</param>
    public Task<LoadBalancer> AddLoadBalancerAsync(TargetGroupSpec group, int port = 0) => loadBalancers.AddAsync(new(group, port));

    /// <summary>A load balancer, perhaps with a second target group and a test listener.</summary>
    public Task<LoadBalancer> AddLoadBalancerAsync(LoadBalancerSpec spec) => loadBalancers.AddAsync(spec);

    /// <summary>A load balancer that nobody sends requests to: for tests of health and weights only.</summary>
    public LoadBalancer AddSilentLoadBalancer(TargetGroupSpec group, string? alternate = null) => loadBalancers.AddSilent(group, alternate);

    /// <summary>Everything there is, for failure messages and reports.</summary>
    public JsonObject Dump() => engine.Read(() => new JsonObject
    {
        ["services"] = Json.Array(world.Clusters.SelectMany(cluster => cluster.Services)
            .Select(service => (JsonNode)serviceJson.Show(service, withTags: true).With("serviceDeployments",
                Json.Array(service.Records.Select(record => (JsonNode)ServiceDeploymentJson.Whole(service, record)))))),
        ["tasks"] = Json.Array(world.Clusters.SelectMany(cluster => cluster.Tasks).Select(task => (JsonNode)taskJson.Show(task, withTags: true))),
        ["targetGroups"] = Json.Array(world.LoadBalancers.Groups.Select(group => (JsonNode)TargetGroupJson.Show(group))),
        ["listenerRules"] = Json.Array(world.LoadBalancers.Rules.Select(rule => (JsonNode)ListenerRuleJson.Show(rule))),
    });

    /// <summary>Ends every task, process and listener.</summary>
    public async ValueTask DisposeAsync()
    {
        engine.Dispose();
        await loadBalancers.DisposeAsync();
        await processes.DisposeAsync();
        http.Dispose();
    }

    private void Add(IEcsOperations group)
    {
        foreach (var (name, operation) in group.Operations)
            operations.Add(name, operation);
    }
}
