using System.Net;
using LocalAws.Access;
using LocalAws.Ecs;
using LocalAws.Faults;
using LocalAws.Logs;
using LocalAws.Records;
using LocalAws.Ssm;
using LocalAws.Sts;
using LocalAws.Wire;

namespace LocalAws;

/// <summary>A running local AWS. Many can run in one process; nothing is shared between them.</summary>
public sealed class LocalAwsServer : IAsyncDisposable
{
    private readonly LoopbackHost _host;

    private LocalAwsServer(LocalWorld world, AccessKey defaultKey, KeyRing keys, FaultBook faults, RequestRecords records, ParameterStore parameters, LogStore logs, EcsService ecs, LoopbackHost host)
    {
        World = world;
        DefaultKey = defaultKey;
        Keys = keys;
        Faults = faults;
        Records = records;
        Parameters = parameters;
        Logs = logs;
        Ecs = ecs;
        _host = host;
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
    public RequestRecords Records { get; }
    public ParameterStore Parameters { get; }
    public LogStore Logs { get; }

    /// <summary>ECS, with what a world sets up beside its operations: images and load balancers.</summary>
    public EcsService Ecs { get; }

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
        IReadOnlyList<AccessKey> accessKeys = world.AccessKeys.Count > 0 ? [.. world.AccessKeys] : [AccessKey.ForUser(world.AccountId, "local")];
        var keys = new KeyRing(accessKeys);
        var faults = new FaultBook(world.Seed, world.Faults);
        var records = new RequestRecords();
        var parameters = new ParameterStore(world.Clock);
        foreach (var parameter in world.Parameters)
            parameters.Put(parameter.Name, parameter.Value, parameter.Type);
        var logs = new LogStore(world.Clock, world.LogDelay);
        foreach (var group in world.LogGroups)
            logs.CreateGroup(group);

        var ecs = new EcsService(world.Clock, logs, parameters, world.Ecs with
        {
            AccountId = world.AccountId,
            Region = world.Region,
            Seed = world.Seed,
            PageSize = world.PageSize,
        });

        ILocalService[] services =
        [
            ecs,
            new SsmService(parameters, world.PageSize),
            new LogsService(logs, world.PageSize, world.LogEventPageSize),
            new StsService(keys),
        ];
        var signatures = new SignatureVerifier(keys, world.Region, world.Clock, world.WallClock);
        var pipeline = new RequestPipeline(services, signatures, faults, records, new HostCheck(address is not null), world.Clock, world.WallClock);
        var host = await LoopbackHost.StartAsync(pipeline.HandleAsync, port, address, cancellationToken);
        return new LocalAwsServer(world, accessKeys[0], keys, faults, records, parameters, logs, ecs, host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await Ecs.DisposeAsync();
    }
}
