using System.Text.Json.Nodes;
using LocalAws.Ecs;
using LocalAws.Ecs.Hooks;
using LocalAws.Ecs.Images;
using LocalAws.LoadBalancing;
using static LocalAws.Tests.Ecs.Support.EcsWorldOf;

namespace LocalAws.Tests.Ecs.Support;

/// <summary>A service with version 1 running and a strategy that moves traffic, ready for version 2.</summary>
internal sealed class Staged : IAsyncDisposable
{
    public const string BlueGreen = """ "strategy":"BLUE_GREEN","bakeTimeInMinutes":5 """;
    public const string Canary = """ "strategy":"CANARY","bakeTimeInMinutes":5,"canaryConfiguration":{"canaryPercent":12.5,"canaryBakeTimeInMinutes":10} """;
    public const string Linear = """ "strategy":"LINEAR","bakeTimeInMinutes":5,"linearConfiguration":{"stepPercent":30,"stepBakeTimeInMinutes":2} """;
    public const string Breaker = """, "deploymentCircuitBreaker":{"enable":true,"rollback":true} """;

    /// <summary>All stages of a deployment that replaces one revision, in order.</summary>
    public static readonly string[] Stages =
    [
        "PRE_SCALE_UP", "SCALE_UP", "POST_SCALE_UP", "TEST_TRAFFIC_SHIFT", "POST_TEST_TRAFFIC_SHIFT",
        "PRODUCTION_TRAFFIC_SHIFT", "POST_PRODUCTION_TRAFFIC_SHIFT", "BAKE_TIME", "CLEAN_UP",
    ];

    /// <param name="strategy">Members of the deploymentConfiguration.</param>
    /// <param name="balanced">False: a service that nobody sends requests to, so nothing shifts them.</param>
    /// <param name="hooksOfFirst">What the function <c>judge</c> answers for version 1 and until a test says otherwise.</param>
    public Staged(string strategy = BlueGreen, bool balanced = true, int desired = 2, EcsOptions? options = null,
        HookAnswer? hooksOfFirst = null)
    {
        World = new(options);
        World.Ecs.AddImage(Repository, "1", VirtualOutcome.Runs);
        World.Ecs.AddImage(Repository, "2", VirtualOutcome.Runs);
        World.Ecs.ScriptHook("judge", hooksOfFirst ?? HookAnswer.Failed);
        if (balanced)
            Balancer = World.Ecs.AddSilentLoadBalancer(Group, alternate: "green");
        World.CreateService(Register("1"), desired, $$""", "deploymentConfiguration":{ {{strategy}} } {{LoadBalancers(Balancer)}}""");
        AnswerPauses();

    }

    public static TargetGroupSpec Group { get; } = new()
    {
        Name = "blue",
        HealthCheck = new() { Interval = TimeSpan.FromSeconds(30), UnhealthyThreshold = 3 },
    };

    public EcsWorldOf World { get; }
    public LoadBalancer? Balancer { get; }
    public string Status => Text(World.Record, "status");
    public string? Stage => World.Record["lifecycleStage"]?.GetValue<string>();
    public string Arn => Text(World.Record, "serviceDeploymentArn");
    public IReadOnlyList<JsonNode> Hooks => [.. World.Record["lifecycleHookDetails"]!.AsArray().Select(hook => hook!)];

    /// <summary>The new revision's share of production traffic.</summary>
    public double Production => Weight("requestedProductionTrafficWeight");

    public double Test => Weight("requestedTestTrafficWeight");

    public static string LoadBalancers(LoadBalancer? balancer) => balancer is null ? "" : $$$"""
        ,"loadBalancers":[{"targetGroupArn":"{{{balancer.TargetGroupArn}}}","containerName":"app","containerPort":80,"advancedConfiguration":{
          "alternateTargetGroupArn":"{{{balancer.AlternateTargetGroupArn}}}","productionListenerRule":"{{{balancer.ProductionRuleArn}}}",
          "testListenerRule":"{{{balancer.TestRuleArn}}}","roleArn":"arn:aws:iam::123456789012:role/ecs-lb"}}]
        """;

    public static string Pause(string stages, string timeout = "") =>
        $$"""{"targetType":"PAUSE","lifecycleStages":[{{stages}}] {{timeout}} }""";

    public static string Function(string name, string stages) => $$"""
        {"hookTargetArn":"arn:aws:lambda:eu-west-1:123456789012:function:{{name}}","roleArn":"arn:aws:iam::123456789012:role/hooks",
         "lifecycleStages":[{{stages}}],"hookDetails":{"threshold":3} }
        """;

    public static string WithHooks(string strategy, params string[] hooks) => $"""{strategy}, "lifecycleHooks":[{string.Join(',', hooks)}]""";

    public string Register(string tag) => World.Register(tag, """, "portMappings":[{"containerPort":80}]""");

    /// <summary>Starts the deployment of version 2.</summary>
    public Staged Deploy(string tag = "2")
    {
        World.Deploy(Register(tag));
        return this;
    }

    public Staged Until(string stage)
    {
        World.AdvanceUntil(() => Stage == stage, TimeSpan.FromHours(2));
        return this;
    }

    public void UntilStatus(string status) => World.AdvanceUntil(() => Status == status, TimeSpan.FromDays(2));

    public void Stop() => World.Call("StopServiceDeployment", $$"""{"serviceDeploymentArn":"{{Arn}}","stopType":"ROLLBACK"}""");

    public void Continue(string hookId, string action = "CONTINUE") => World.Call("ContinueServiceDeployment", ContinueCall(hookId, action));

    public string ContinueCall(string hookId, string action = "CONTINUE") =>
        $$"""{"serviceDeploymentArn":"{{Arn}}","hookId":"{{hookId}}","action":"{{action}}"}""";

    /// <summary>What a listener rule really does: weight by target group ARN.</summary>
    public IReadOnlyDictionary<string, double> Rule(string? arn) => World.Ecs.Dump()["listenerRules"]!.AsArray()
        .Single(rule => Text(rule, "ruleArn") == arn)!["targetGroups"]!.AsArray()
        .ToDictionary(group => Text(group, "targetGroupArn"), group => group!["weight"]!.GetValue<double>());

    /// <summary>The version of each task that runs and is to go on.</summary>
    public IReadOnlyList<string> RunningVersions() =>
    [
        .. World.Tasks("RUNNING").Where(task => Text(task, "lastStatus") == "RUNNING")
            .Select(task => Text(task["containers"]![0], "image").Split(':')[^1]).Order(),
    ];

    public ValueTask DisposeAsync() => World.DisposeAsync();

    /// <summary>Lets version 1 through, whatever hooks there are.</summary>
    private void AnswerPauses() => World.AdvanceUntil(() =>
    {
        if (Stage is not null && Hooks.FirstOrDefault(hook => Text(hook, "status") == "AWAITING_ACTION") is { } waiting)
            Continue(Text(waiting, "hookId"));
        return Status == "SUCCESSFUL";
    });

    private double Weight(string member) => World.Record["targetServiceRevision"]![member]!.GetValue<double>();
}
