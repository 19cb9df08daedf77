using System.Text.Json.Nodes;
using LocalAws.Access;
using LocalAws.AppRunner;
using LocalAws.Ecs;
using LocalAws.Faults;
using LocalAws.Lambda;

namespace LocalAws;

/// <summary>What a local AWS begins with. Everything has a default: <c>new LocalWorld()</c> is an empty account with one user.</summary>
public sealed class LocalWorld
{
    public string AccountId { get; init; } = "123456789012";
    public string Region { get; init; } = "eu-central-1";

    /// <summary>All random choices derive from it.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>World time: deployments, log events, times in answers.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Real time: dates of signatures, expiry of sessions and tokens. Clients hold these against their own clocks.</summary>
    public TimeProvider WallClock { get; init; } = TimeProvider.System;

    /// <summary>Long-lived keys; when empty, one for the user <c>local</c> is made. The first is the default.</summary>
    public IList<AccessKey> AccessKeys { get; init; } = [];

    /// <summary>Roles that can be assumed.</summary>
    public IList<WorldRole> Roles { get; init; } = [];

    /// <summary>Issuers of tokens that roles may trust.</summary>
    public IList<OidcProvider> OidcProviders { get; init; } = [];
    public IList<WorldParameter> Parameters { get; init; } = [];

    /// <summary>Secrets of Secrets Manager.</summary>
    public IList<WorldSecret> Secrets { get; init; } = [];

    /// <summary>Stacks of CloudFormation.</summary>
    public IList<WorldStack> Stacks { get; init; } = [];

    /// <summary>Durations and variants of App Runner.</summary>
    public AppRunnerOptions AppRunner { get; init; } = new();

    /// <summary>Services of App Runner.</summary>
    public IList<WorldAppRunnerService> AppRunnerServices { get; init; } = [];

    /// <summary>Buckets of S3.</summary>
    public IList<WorldBucket> Buckets { get; init; } = [];

    public IList<string> LogGroups { get; init; } = [];
    public IList<FaultRule> Faults { get; init; } = [];

    /// <summary>Durations and variants of ECS; account, region, seed and page size are the world's.</summary>
    public EcsOptions Ecs { get; init; } = new();

    /// <summary>Clusters, images and load balancers.</summary>
    public EcsSetup EcsSetup { get; init; } = new();

    /// <summary>Durations and variants of Lambda; account, region, seed and page size are the world's.</summary>
    public LambdaOptions Lambda { get; init; } = new();

    /// <summary>Functions of Lambda.</summary>
    public IList<FunctionSpec> Functions { get; init; } = [];

    /// <summary>RegisterTaskDefinition requests executed at the start, in order.</summary>
    public IList<JsonObject> TaskDefinitions { get; init; } = [];

    /// <summary>CreateService requests executed at the start; a <c>targetGroupArn</c> may be the name of a load balancer of the world.</summary>
    public IList<JsonObject> Services { get; init; } = [];

    /// <summary>Rules of EventBridge.</summary>
    public IList<WorldRule> Rules { get; init; } = [];

    /// <summary>Ids of EventBridge targets that are answered as failed entries, and the error codes of these.</summary>
    public IReadOnlyDictionary<string, string> FailingTargets { get; init; } = new Dictionary<string, string>();

    /// <summary>Schedules of EventBridge Scheduler: UpdateSchedule requests.</summary>
    public IList<JsonObject> Schedules { get; init; } = [];

    /// <summary>Alarms: PutMetricAlarm and PutCompositeAlarm requests in order, with a <c>StateValue</c> if another than the first one is wanted.</summary>
    public IList<JsonObject> Alarms { get; init; } = [];

    /// <summary>Largest page of a listing: small, so that clients that forget paging are found out.</summary>
    public int PageSize { get; init; } = 3;

    /// <summary>Largest page of log events.</summary>
    public int LogEventPageSize { get; init; } = 10_000;

    /// <summary>GetLogEvents gives an empty page before each further page of a stream, as AWS may.</summary>
    public bool EmptyLogPages { get; init; }

    /// <summary>World time until a written log event can be read.</summary>
    public TimeSpan LogDelay { get; init; }
}
