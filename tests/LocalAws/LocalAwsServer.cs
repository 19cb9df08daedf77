using System.Net;
using LocalAws.Access;
using LocalAws.AppRunner;
using LocalAws.CloudFormation;
using LocalAws.CloudWatch;
using LocalAws.Ecr;
using LocalAws.Ecs;
using LocalAws.Ecs.Alarms;
using LocalAws.ElbV2;
using LocalAws.EventBridge;
using LocalAws.Faults;
using LocalAws.Lambda;
using LocalAws.LoadBalancing;
using LocalAws.Logs;
using LocalAws.Rds;
using LocalAws.Records;
using LocalAws.S3;
using LocalAws.Scheduler;
using LocalAws.SecretsManager;
using LocalAws.Ssm;
using LocalAws.Sts;
using LocalAws.Wire;

namespace LocalAws;

/// <summary>A running local AWS. Many can run in one process; nothing is shared between them.</summary>
public sealed class LocalAwsServer : IAsyncDisposable
{
    private readonly LoopbackHost _host;
    private readonly WebIdentity _identities;
    private readonly ScheduledRules _rules;
    private readonly ILocalService[] _services;
    private readonly RequestPipeline _pipeline;

    private LocalAwsServer(LocalWorld world, LoopbackHost host, IPAddress? address)
    {
        _host = host;
        World = world;
        DefaultKey = world.AccessKeys.FirstOrDefault() ?? AccessKey.ForUser(world.AccountId, "local");
        Keys = new KeyRing(world.AccessKeys.Prepend(DefaultKey).Distinct());
        Faults = new FaultBook(world.Seed, world.Faults);
        Parameters = ParametersOf(world);
        Logs = LogsOf(world);
        Schedules = new ScheduleStore(world.Clock);
        Alarms = new AlarmStore(world.Clock);
        Snapshots = new SnapshotStore(world.Clock);
        Buckets = BucketsOf(world);
        Secrets = new SecretStore(world.Clock, world.AccountId, world.Region);
        foreach (var secret in world.Secrets)
            Secrets.Put(secret.Name, secret.Value);
        Ecs = new EcsService(world.Clock, Logs, Parameters, EcsOptionsOf(world, address), Secrets);
        Lambda = new LambdaService(world.Clock, Logs, Alarms, LambdaOptionsOf(world), Buckets, Images);
        _rules = new ScheduledRules(Events, world.Clock, world.AccountId, world.Region, Lambda, Alarms);
        AppRunner = new AppRunnerService(Ecs, world.AppRunner, world.PageSize);
        _identities = new WebIdentity([.. world.OidcProviders], world.WallClock);
        _services = Services();
        _pipeline = new RequestPipeline(
            _services, new SignatureVerifier(Keys, world.Region, world.WallClock), Faults, Records, new HostCheck(address is not null), world.Clock, world.WallClock);
    }

    public LocalWorld World { get; }

    /// <summary>What clients put into <c>AWS_ENDPOINT_URL</c>.</summary>
    public Uri Endpoint => new($"http://127.0.0.1:{_host.Port}");
    public string Region => World.Region;
    public string AccountId => World.AccountId;

    /// <summary>Key of the default user.</summary>
    public AccessKey DefaultKey { get; }
    public string AccessKeyId => DefaultKey.Id;
    public string SecretAccessKey => DefaultKey.Secret;

    public KeyRing Keys { get; }
    public FaultBook Faults { get; }
    public RequestRecords Records { get; } = new();
    public ParameterStore Parameters { get; }

    /// <summary>Secrets of Secrets Manager.</summary>
    public SecretStore Secrets { get; }
    public LogStore Logs { get; }

    /// <summary>Databases of RDS and their snapshots.</summary>
    public SnapshotStore Snapshots { get; }

    /// <summary>Buckets of S3 and their objects.</summary>
    public BucketStore Buckets { get; }

    /// <summary>Rules and targets of EventBridge.</summary>
    public EventStore Events { get; } = new();

    /// <summary>Alarms and metrics of CloudWatch.</summary>
    public AlarmStore Alarms { get; }

    /// <summary>Schedules of EventBridge Scheduler.</summary>
    public ScheduleStore Schedules { get; }

    /// <summary>ECS, with what a world sets up beside its operations: images and load balancers.</summary>
    public EcsService Ecs { get; }

    /// <summary>Lambda, with what tests do beside its operations: scripted updates, interference, the record of invocations.</summary>
    public LambdaService Lambda { get; }

    /// <summary>App Runner, on the images of ECS.</summary>
    public AppRunnerService AppRunner { get; }

    /// <summary>The alarms that deployments watch, unless the world brings its own.</summary>
    public AlarmSwitches AlarmSwitches { get; } = new();

    /// <summary>Load balancers by the name of their target group.</summary>
    public IReadOnlyDictionary<string, LoadBalancer> LoadBalancers => Ecs.LoadBalancers;

    /// <summary>What a client program needs in its environment to reach this server as the default user.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["AWS_ENDPOINT_URL"] = Endpoint.ToString().TrimEnd('/'),
        ["AWS_REGION"] = Region,
        ["AWS_DEFAULT_REGION"] = Region,
        ["AWS_ACCESS_KEY_ID"] = AccessKeyId,
        ["AWS_SECRET_ACCESS_KEY"] = SecretAccessKey,
    };

    public static Task<LocalAwsServer> StartAsync(LocalWorld? world = null, CancellationToken cancellationToken = default) =>
        StartAsync(world ?? new LocalWorld(), 0, null, cancellationToken);

    /// <param name="port">0 = a free port.</param>
    /// <param name="address">Null = loopback; another only inside a container.</param>
    internal static async Task<LocalAwsServer> StartAsync(LocalWorld world, int port, IPAddress? address, CancellationToken cancellationToken)
    {
        // The port comes first: tasks are told the endpoint. Nobody knows it before this method returns.
        LocalAwsServer? server = null;
        var host = await LoopbackHost.StartAsync(context => server!._pipeline.HandleAsync(context), port, address, cancellationToken);
        server = new LocalAwsServer(world, host, address);
        try
        {
            await new WorldSetup(server).RunAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    internal ILocalService Service(string signingName) => _services.First(service => service.SigningName == signingName);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await Ecs.DisposeAsync();
        _rules.Dispose();
        await Lambda.DisposeAsync();
        _identities.Dispose();
    }

    private EcrImages Images => new(Ecs, World.AccountId, World.Region);

    private ILocalService[] Services() =>
    [
        Ecs,
        Lambda,
        new SsmService(Parameters, World.PageSize),
        new LogsService(Logs, World.PageSize, World.LogEventPageSize, World.EmptyLogPages),
        new ElbV2Service(new LoadBalancingView(Ecs), World.PageSize),
        new EventBridgeService(Events, World.PageSize),
        new SchedulerService(Schedules, World.PageSize),
        new CloudWatchService(Alarms, World.Clock, World.PageSize),
        new EcrService(Images, World.PageSize),
        new SecretsManagerService(Secrets),
        new CloudFormationService([.. World.Stacks], World.Clock.GetUtcNow(), World.PageSize),
        AppRunner,
        new RdsService(Snapshots, World.PageSize),
        new S3Service(Buckets, World.Clock, World.PageSize),
        new StsService(World.AccountId, Keys, [.. World.Roles], _identities, World.WallClock),
    ];

    private EcsOptions EcsOptionsOf(LocalWorld world, IPAddress? address) => world.Ecs with
    {
        AccountId = world.AccountId,
        Region = world.Region,
        Seed = world.Seed,
        PageSize = world.PageSize,
        Alarms = world.Ecs.Alarms ?? new AnyAlarms(Alarms, AlarmSwitches),
        ListenAddress = address ?? IPAddress.Loopback,
        TaskEnvironment = new Dictionary<string, string>(world.Ecs.TaskEnvironment)
        {
            ["AWS_ENDPOINT_URL"] = Endpoint.ToString().TrimEnd('/'),
            ["AWS_REGION"] = world.Region,
        },
    };

    private LambdaOptions LambdaOptionsOf(LocalWorld world) => world.Lambda with
    {
        AccountId = world.AccountId,
        Region = world.Region,
        Seed = world.Seed,
        PageSize = world.PageSize,
        FunctionEnvironment = new Dictionary<string, string>(world.Lambda.FunctionEnvironment)
        {
            ["AWS_ENDPOINT_URL"] = Endpoint.ToString().TrimEnd('/'),
            ["AWS_REGION"] = world.Region,
        },
    };

    private static ParameterStore ParametersOf(LocalWorld world)
    {
        var parameters = new ParameterStore(world.Clock);
        foreach (var parameter in world.Parameters)
            parameters.Put(parameter.Name, parameter.Value, parameter.Type);
        return parameters;
    }

    private static BucketStore BucketsOf(LocalWorld world)
    {
        var buckets = new BucketStore(world.Clock);
        foreach (var described in world.Buckets)
        {
            var bucket = buckets.Add(described.Name) ?? throw new InvalidOperationException($"The world has two buckets '{described.Name}'");
            bucket.IsVersioned = described.IsVersioned;
            bucket.IsListable = described.IsListable;
            bucket.ExpireAfter = described.ExpireAfter;
        }

        return buckets;
    }

    private static LogStore LogsOf(LocalWorld world)
    {
        var logs = new LogStore(world.Clock, world.LogDelay);
        foreach (var group in world.LogGroups)
            logs.CreateGroup(group);
        return logs;
    }
}
