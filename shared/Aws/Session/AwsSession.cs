using Actions.Toolkit;
using Amazon.Runtime;

namespace Actions.Aws;

/// <summary>
/// One region, one set of credentials, one caller: everything an action needs to talk to AWS. All of it comes from the action's inputs and
/// the environment captured at the start, never from the process environment or from profile files.
/// </summary>
public sealed class AwsSession : IDisposable
{
    private readonly Endpoints endpoints;
    private readonly AwsHttp http = new();
    private readonly Tolerant tolerant;
    private readonly TimeProvider time;
    private readonly ActionLog log;
    private readonly List<IDisposable> owned = [];
    private readonly CredentialCache credentials;
    private CallerIdentity? caller;
    private S3? objects;

    private AwsSession(AwsSettings settings, IReadOnlyDictionary<string, string> environment, ActionLog log, TimeProvider time)
    {
        this.time = time;
        this.log = log;
        Region = AwsRegion.Of(RegionChoice.Choose(settings, environment));
        if (!Region.IsKnown)
            log.Warning($"The AWS SDK does not know region {Region.Name}: taken to be of partition {Region.Partition}.");
        endpoints = new Endpoints(environment, Region, log.Info);
        tolerant = new Tolerant(time, Random.Shared);
        ClientTokens = new ClientTokens(environment);

        var session = RoleSession.Of(settings, new RunnerContext(environment));
        var sources = new CredentialSources(settings, environment, session, StsAs(new AnonymousAWSCredentials()), http, time, log.Masks.Add, log.Info);
        credentials = Cached(sources.Choose(source => StsAs(Cached(source))));
        Ecs = new Ecs(Caller(ServiceInfo.Ecs), ClientTokens);
        EcsExpress = new EcsExpress(Caller(ServiceInfo.Ecs));
        Logs = new Logs(Caller(ServiceInfo.Logs));
        Ssm = new Ssm(Caller(ServiceInfo.Ssm), log.Masks.Add);
        ElbV2 = new ElbV2(Caller(ServiceInfo.ElbV2));
        EventBridge = new EventBridge(Caller(ServiceInfo.EventBridge));
        Scheduler = new Scheduler(Caller(ServiceInfo.Scheduler), ClientTokens);
        CloudWatch = new CloudWatch(Caller(ServiceInfo.CloudWatch));
        Ecr = new Ecr(Caller(ServiceInfo.Ecr));
        SecretsManager = new SecretsManager(Caller(ServiceInfo.SecretsManager), log.Masks.Add);
        CloudFormation = new CloudFormation(Caller(ServiceInfo.CloudFormation));
        AppRunner = new AppRunner(Caller(ServiceInfo.AppRunner));
        Rds = new Rds(Caller(ServiceInfo.Rds));
        Lambda = new Lambda(Caller(ServiceInfo.Lambda), Caller(ServiceInfo.Lambda, Own(AwsHttp.ForFunctions())), time);
    }

    /// <summary>The region and its partition.</summary>
    public AwsRegion Region { get; }

    /// <summary>Account and role.</summary>
    public CallerIdentity Identity => caller!;

    /// <summary>Makes idempotency tokens of this step.</summary>
    public ClientTokens ClientTokens { get; }

    /// <summary>Amazon ECS.</summary>
    public IEcs Ecs { get; }

    /// <summary>ECS Express Mode.</summary>
    public IEcsExpress EcsExpress { get; }

    /// <summary>Amazon CloudWatch Logs.</summary>
    public ILogs Logs { get; }

    /// <summary>AWS Systems Manager Parameter Store.</summary>
    public ISsm Ssm { get; }

    /// <summary>Elastic Load Balancing, version 2.</summary>
    public IElbV2 ElbV2 { get; }

    /// <summary>Amazon EventBridge.</summary>
    public IEventBridge EventBridge { get; }

    /// <summary>Amazon EventBridge Scheduler.</summary>
    public IScheduler Scheduler { get; }

    /// <summary>Amazon CloudWatch: alarms and metrics.</summary>
    public ICloudWatch CloudWatch { get; }

    /// <summary>Amazon Elastic Container Registry.</summary>
    public IEcr Ecr { get; }

    /// <summary>AWS Secrets Manager.</summary>
    public ISecretsManager SecretsManager { get; }

    /// <summary>AWS CloudFormation.</summary>
    public ICloudFormation CloudFormation { get; }

    /// <summary>AWS App Runner.</summary>
    public IAppRunner AppRunner { get; }

    /// <summary>Amazon RDS: snapshots.</summary>
    public IRds Rds { get; }

    /// <summary>AWS Lambda.</summary>
    public ILambda Lambda { get; }

    /// <summary>Amazon S3.</summary>
    // Made when it is asked for: programs that never ask are published without its client.
    public IS3 S3 => objects ??= new S3(ObjectClient(), Calls(ServiceInfo.S3));

    /// <summary>Chooses region and credentials, asks AWS who we are, and says so in the log.</summary>
    /// <exception cref="UserError">Region, credentials or account are not what they must be.</exception>
    /// <exception cref="AwsException">AWS refused the credentials or the role.</exception>
    public static Task<AwsSession> CreateAsync(AwsSettings settings, ActionContext action, CancellationToken cancellationToken) =>
        CreateAsync(settings, action.Environment, action.Log, action.Time, cancellationToken);

    /// <inheritdoc cref="CreateAsync(AwsSettings, ActionContext, CancellationToken)"/>
    public static async Task<AwsSession> CreateAsync(
        AwsSettings settings, IReadOnlyDictionary<string, string> environment, ActionLog log, TimeProvider time, CancellationToken cancellationToken)
    {
        var session = new AwsSession(settings, environment, log, time);
        try
        {
            await session.IdentifyAsync(settings, cancellationToken);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var disposable in owned)
            disposable.Dispose();
        http.Dispose();
    }

    private async Task IdentifyAsync(AwsSettings settings, CancellationToken cancellationToken)
    {
        caller = await StsAs(credentials).GetCallerIdentityAsync(cancellationToken).WaitAsync(cancellationToken);
        log.Info($"AWS: account {caller.Account}, {caller.Name}, region {Region.Name}, by {credentials.Description}.");
        if (settings.AllowedAccountIds.Count > 0 && !settings.AllowedAccountIds.Contains(caller.Account))
        {
            throw new UserError(
                $"These credentials are for account {caller.Account}; allowed-account-ids says {string.Join(", ", settings.AllowedAccountIds)}.",
                "Nothing was touched. Use the credentials or the role of an allowed account.");
        }
    }

    private CredentialCache Cached(ICredentialSource source) =>
        Own(new CredentialCache(source, time, log.Masks.Add, text => log.Warning(text)));

    private Sts StsAs(AWSCredentials signer) =>
        Own(new Sts(signer, Region, endpoints.Of(ServiceInfo.Sts), http, Calls(ServiceInfo.Sts)));

    private ServiceCaller Caller(ServiceInfo service, AwsHttp? over = null)
    {
        var client = Own(new AwsClient(new AwsClientConfig(service, Region, endpoints.Of(service), over ?? http), credentials, time, log.Debug));
        return new ServiceCaller(client, Calls(service));
    }

    private S3Client ObjectClient() => Own(new S3Client(
        credentials, Region, endpoints.Of(ServiceInfo.S3), endpoints.IsOverridden(ServiceInfo.S3), Own(AwsHttp.ForObjects()), time, log.Debug));

    private ExplainedCalls Calls(ServiceInfo service)
    {
        var endpoint = endpoints.Of(service);
        return new ExplainedCalls(tolerant, endpoint, (operation, resource) => new CallContext(operation, resource, Region, endpoint, caller), log.Masks.Redact);
    }

    private T Own<T>(T disposable)
        where T : IDisposable
    {
        owned.Add(disposable);
        return disposable;
    }
}
