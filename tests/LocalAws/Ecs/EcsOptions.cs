using System.Net;
using LocalAws.Ecs.Alarms;

namespace LocalAws.Ecs;

/// <summary>The world's settings for ECS. Where the behaviour of the real service is not known for sure, there is a switch.</summary>
public sealed record EcsOptions
{
    public string AccountId { get; init; } = "123456789012";
    public string Region { get; init; } = "eu-west-1";
    public EcsProfile Profile { get; init; } = EcsProfile.Fast;

    /// <summary>All ids come from it: the same calls give the same ids.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Items per page of list operations, so that clients that forget paging fail.</summary>
    public int PageSize { get; init; } = 3;

    public int ProcessLimit { get; init; } = 32;

    /// <summary>Where listeners of load balancers are: loopback, or any address inside a container.</summary>
    public IPAddress ListenAddress { get; init; } = IPAddress.Loopback;

    /// <summary>How many tasks fit in: further ones are not placed.</summary>
    public int TaskLimit { get; init; } = 5000;

    /// <summary>Given to every process, below what its task definition says.</summary>
    public IReadOnlyDictionary<string, string> TaskEnvironment { get; init; } = new Dictionary<string, string>();

    /// <summary>False: the service deployment operations answer UnsupportedFeatureException.</summary>
    public bool ServiceDeployments { get; init; } = true;

    /// <summary>How long after UpdateService the service deployment can be read; null means never.</summary>
    public TimeSpan? ServiceDeploymentVisibleAfter { get; init; } = TimeSpan.Zero;

    /// <summary>After a failure without rollback: true, the failed deployment stays PRIMARY; false, the last completed one is.</summary>
    public bool FailedDeploymentKeepsPrimary { get; init; } = true;

    /// <summary>True: a rollback is a new deployment; false: the old deployment's id returns with its running tasks.</summary>
    public bool RollbackIsNewDeployment { get; init; } = true;

    /// <summary>True: StopServiceDeployment with ABORT stops and leaves mixed tasks; false: it is refused.</summary>
    public bool AcceptAbort { get; init; }

    /// <summary>The alarms that deployments watch; null means nobody raises any.</summary>
    public IAlarmStates? Alarms { get; init; }

    /// <summary>True: a deployment that begins while one of its alarms is in ALARM does not watch alarms; false: it fails at once.</summary>
    public bool AlarmAtStartIsIgnored { get; init; } = true;

    /// <summary>True: hooks of a traffic shift run before the traffic moves; false: after it.</summary>
    public bool HooksBeforeShift { get; init; } = true;

    /// <summary>True: hooks that call a function run again at the traffic shifts of a rollback.</summary>
    public bool HooksOnRollback { get; init; } = true;

    /// <summary>True: a hook that fails during a rollback ends it as ROLLBACK_FAILED; false: its answer does not matter then.</summary>
    public bool FailedHookEndsRollback { get; init; }

    /// <summary>True: a service deployment shows all hooks it ever ran; false: only those of its present stage.</summary>
    public bool FinishedHooksStay { get; init; } = true;

    /// <summary>Before the test traffic shift the test listener leads to the old revision; false: nowhere.</summary>
    public bool TestTrafficFollowsBlue { get; init; } = true;

    /// <summary>False: registered task definitions are shown without the defaults the service fills in.</summary>
    public bool FillTaskDefinitionDefaults { get; init; } = true;

    /// <summary>Bake times of the canary deployments of Express services.</summary>
    public int ExpressBakeMinutes { get; init; } = 3;

    /// <summary>For up to this long after a change, DescribeServices may still show the service as it was before; how long is drawn from the seed.</summary>
    public TimeSpan StaleReads { get; init; }

    /// <summary>Replaces event texts: verdicts must not depend on them.</summary>
    public Func<string, string>? RewriteEvent { get; init; }
}
