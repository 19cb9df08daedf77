using LocalAws.Ecs;
using LocalAws.Ecs.Alarms;
using LocalAws.Ecs.Hooks;
using LocalAws.Ecs.Images;

namespace EcsDeploy.Tests.Truth;

/// <summary>One random deployment: the service, what its new tasks do, what others do meanwhile, and how the local ECS behaves where AWS may.</summary>
internal sealed record Schedule
{
    private static readonly string[] Strategies =
    [
        """ "strategy":"BLUE_GREEN","bakeTimeInMinutes":1 """,
        """ "strategy":"CANARY","bakeTimeInMinutes":1,"canaryConfiguration":{"canaryPercent":10,"canaryBakeTimeInMinutes":1} """,
        """ "strategy":"LINEAR","bakeTimeInMinutes":1,"linearConfiguration":{"stepPercent":40,"stepBakeTimeInMinutes":1} """,
    ];

    private Schedule(int seed, Random random)
    {
        Seed = seed;
        Desired = random.Next(5);
        IsStaged = random.Next(5) < 2;
        Breaker = random.Next(4) > 0;
        HasHealthCheck = random.Next(2) == 0;
        Configuration = ConfigurationOf(random);
        Outcomes = OutcomesOf(random);
        HookAnswers = [.. Enumerable.Range(0, 4).Select(_ => AnswerOf(random)), HookAnswer.Succeeded];
        IsForcedRedeploy = random.Next(8) == 0;
        Meanwhile = random.Next(2) == 0 ? Meanwhile.Nothing : (Meanwhile)random.Next(1, Enum.GetValues<Meanwhile>().Length);
        MeanwhileAfter = TimeSpan.FromSeconds(random.NextDouble() * (IsStaged ? 300 : 120));
        MostLatency = random.Next(2) == 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(200);
        Timeout = TimeSpan.FromMinutes(random.Next(5) == 0 ? 1 : 30);
        Options = OptionsOf(seed, random);
    }

    public static Schedule Of(int seed) => new(seed, new Random(seed));

    /// <summary>A deployment of two tasks that goes well.</summary>
    /// <param name="configuration">Members of the deploymentConfiguration.</param>
    public static Schedule Calm(string configuration) => Of(0) with
    {
        Desired = 2,
        IsStaged = configuration.Contains("strategy", StringComparison.Ordinal),
        Breaker = configuration.Contains("\"enable\":true", StringComparison.Ordinal),
        HasHealthCheck = false,
        Configuration = configuration,
        Outcomes = [VirtualOutcome.Runs],
        HookAnswers = [HookAnswer.Succeeded],
        IsForcedRedeploy = false,
        Meanwhile = Meanwhile.Nothing,
        MostLatency = TimeSpan.Zero,
        Timeout = TimeSpan.FromMinutes(30),
        Options = new EcsOptions { Profile = EcsProfile.AwsLike },
    };

    public int Seed { get; init; }
    public int Desired { get; init; }

    /// <summary>Traffic is shifted in stages, behind a load balancer.</summary>
    public bool IsStaged { get; init; }

    /// <summary>The service's own circuit breaker is on.</summary>
    public bool Breaker { get; init; }

    /// <summary>Its tasks have a health check of their own.</summary>
    public bool HasHealthCheck { get; init; }

    /// <summary>Members of the deploymentConfiguration.</summary>
    public string Configuration { get; init; }

    /// <summary>What the tasks of the new revision do, one after another; the last one repeats.</summary>
    public VirtualOutcome[] Outcomes { get; init; }

    public HookAnswer[] HookAnswers { get; init; }

    /// <summary>The revision that runs is deployed again, and nothing tells the deployments apart but their ids.</summary>
    public bool IsForcedRedeploy { get; init; }

    public Meanwhile Meanwhile { get; init; }
    public TimeSpan MeanwhileAfter { get; init; }

    /// <summary>Of one call.</summary>
    public TimeSpan MostLatency { get; init; }

    public TimeSpan Timeout { get; init; }
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(4);
    public EcsOptions Options { get; init; }
    public AlarmSwitches Alarms { get; } = new();

    /// <summary>Whether the client can ever read the service deployment.</summary>
    public bool HasServiceDeployments => Options is { ServiceDeployments: true, ServiceDeploymentVisibleAfter: not null };

    /// <summary>Nothing goes wrong, nobody meddles, and there is time enough.</summary>
    public bool IsFair => Meanwhile is Meanwhile.Nothing or Meanwhile.Scaled
        && Outcomes is [var only] && only == VirtualOutcome.Runs
        && !HookAnswers.Contains(HookAnswer.Failed)
        && !Configuration.Contains("\"action\":\"ROLLBACK\"", StringComparison.Ordinal)
        && Timeout > TimeSpan.FromMinutes(20);

    public override string ToString() =>
        $"seed {Seed}: {Configuration.Trim()}, desired {Desired}, {(IsForcedRedeploy ? "same revision, " : "")}{Meanwhile} after {MeanwhileAfter.TotalSeconds:0.0} s, "
        + $"time-out {Timeout.TotalMinutes} min, latency up to {MostLatency.TotalMilliseconds} ms, {Options}";

    private string ConfigurationOf(Random random)
    {
        var breaker = $"\"deploymentCircuitBreaker\":{{\"enable\":{Word(Breaker)},\"rollback\":{Word(Breaker && random.Next(2) == 0)}}}";
        var alarms = random.Next(3) == 0 ? $",\"alarms\":{{\"alarmNames\":[\"errors\"],\"enable\":true,\"rollback\":{Word(random.Next(2) == 0)}}}" : "";
        var way = IsStaged ? $"{Strategies[random.Next(Strategies.Length)]},{HooksOf(random)}" : $"\"minimumHealthyPercent\":{random.Next(3) * 50},\"maximumPercent\":200,";
        return way + breaker + alarms;
    }

    private static string HooksOf(Random random) => random.Next(4) switch
    {
        0 => """ "lifecycleHooks":[{"targetType":"PAUSE","lifecycleStages":["POST_TEST_TRAFFIC_SHIFT"],"timeoutConfiguration":{"timeoutInMinutes":1,"action":" """.TrimEnd()
            + (random.Next(2) == 0 ? "CONTINUE" : "ROLLBACK") + """ "}}], """.TrimStart(),
        1 => """ "lifecycleHooks":[{"hookTargetArn":"arn:aws:lambda:eu-west-1:123456789012:function:judge","roleArn":"arn:aws:iam::123456789012:role/hooks","lifecycleStages":["POST_TEST_TRAFFIC_SHIFT"]}], """,
        _ => "",
    };

    private static string Word(bool value) => value ? "true" : "false";

    private static VirtualOutcome[] OutcomesOf(Random random) => random.Next(9) switch
    {
        0 => [Crash(random)],
        1 => [VirtualOutcome.OutOfMemory(TimeSpan.FromSeconds(random.Next(30)))],
        2 => [VirtualOutcome.NeverStarts("CannotPullContainerError: denied")],
        3 => [VirtualOutcome.Unhealthy(TimeSpan.FromSeconds(random.Next(20)))],
        4 => [VirtualOutcome.StaysPending],
        5 => [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Crash(random)), VirtualOutcome.Runs],
        _ => [VirtualOutcome.Runs],
    };

    private static VirtualOutcome Crash(Random random) => VirtualOutcome.Exits(random.Next(1, 200), TimeSpan.FromSeconds(random.NextDouble() * 10));

    private static HookAnswer AnswerOf(Random random) => random.Next(6) switch
    {
        0 => HookAnswer.Failed,
        1 => HookAnswer.InProgress(TimeSpan.FromSeconds(random.Next(1, 60))),
        _ => HookAnswer.Succeeded,
    };

    private EcsOptions OptionsOf(int seed, Random random) => new()
    {
        Seed = seed,
        Alarms = Alarms,
        // Where traffic can be shifted in stages, there are service deployments.
        ServiceDeployments = IsStaged || random.Next(5) > 0,
        ServiceDeploymentVisibleAfter = random.Next(6) switch { 0 => null, 1 or 2 => TimeSpan.FromSeconds(3), _ => TimeSpan.Zero },
        FailedDeploymentKeepsPrimary = random.Next(2) == 0,
        RollbackIsNewDeployment = random.Next(2) == 0,
        AcceptAbort = random.Next(2) == 0,
        AlarmAtStartIsIgnored = random.Next(2) == 0,
        HooksBeforeShift = random.Next(2) == 0,
        HooksOnRollback = random.Next(2) == 0,
        FailedHookEndsRollback = random.Next(2) == 0,
        FinishedHooksStay = random.Next(2) == 0,
        TestTrafficFollowsBlue = random.Next(2) == 0,
        FillTaskDefinitionDefaults = random.Next(2) == 0,
        StaleReads = random.Next(2) == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(2),
        RewriteEvent = random.Next(2) == 0 ? null : _ => "something happened",
        Profile = EcsProfile.AwsLike with
        {
            Pull = TimeSpan.FromSeconds(random.Next(4) == 0 ? random.Next(60, 200) : random.Next(1, 20)),
            Provision = TimeSpan.FromSeconds(random.Next(1, 10)),
            Deprovision = TimeSpan.FromSeconds(random.Next(1, 5)),
            Schedule = TimeSpan.FromMilliseconds(random.Next(10, 2000)),
            HealthyAfterRunning = TimeSpan.FromSeconds(random.Next(5, 40)),
            AlarmBake = TimeSpan.FromSeconds(random.Next(5, 60)),
        },
    };
}
