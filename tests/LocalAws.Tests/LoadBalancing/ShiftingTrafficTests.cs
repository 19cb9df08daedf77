using System.Net;
using LocalAws.Clock;
using LocalAws.Ecs;
using LocalAws.LoadBalancing;
using LocalAws.Tests.Ecs.Support;
using LocalAws.Tests.Processes;
using static LocalAws.Tests.Ecs.Support.EcsWorldOf;

namespace LocalAws.Tests.LoadBalancing;

/// <summary>Real requests to real processes while a deployment shifts traffic.</summary>
public sealed class ShiftingTrafficTests
{
    private const int Requests = 2000;
    private const double Tolerance = 3;

    [Fact]
    public async Task A_canary_gets_its_share_and_not_one_request_before_its_gate()
    {
        await using var world = new EcsWorldOf(new(), WorldClock.Real());
        var balancer = await StartAsync(world, """
            "strategy":"CANARY","canaryConfiguration":{"canaryPercent":25,"canaryBakeTimeInMinutes":0}
            """);
        var green = balancer.AlternateTargetGroupArn!;
        world.Update($$""" "taskDefinition":"{{Version(world, "2")}}","deploymentConfiguration":{"lifecycleHooks":[{{Staged.Pause("\"PRODUCTION_TRAFFIC_SHIFT\"")}}]} """);

        var first = await PausedAsync(world, hooks: 1);
        (await CountAsync(balancer.Uri!, 200)).ShouldBe(new Dictionary<string, int> { ["1"] = 200 });
        balancer.TotalOf(green).ShouldBe(0);
        (await CountAsync(balancer.TestUri!, 50)).ShouldBe(new Dictionary<string, int> { ["2"] = 50 });

        Continue(world, first);
        var second = await PausedAsync(world, hooks: 2);
        var before = balancer.TotalOf(green);
        var shares = await CountAsync(balancer.Uri!, Requests);
        (100.0 * shares["2"] / Requests).ShouldBe(25, Tolerance);
        (balancer.TotalOf(green) - before).ShouldBe(shares["2"]);

        Continue(world, second);
        await world.WaitUntil(() => Text(world.Record, "status") == "SUCCESSFUL");
        (await CountAsync(balancer.Uri!, 200)).ShouldBe(new Dictionary<string, int> { ["2"] = 200 });
        balancer.Errors.ShouldBe(0);
    }

    [Fact]
    public async Task No_request_fails_while_all_traffic_moves_over_and_back()
    {
        await using var world = new EcsWorldOf(new(), WorldClock.Real());
        var balancer = await StartAsync(world, """ "strategy":"BLUE_GREEN","bakeTimeInMinutes":0 """);

        using var prober = new Prober(balancer.Uri!);
        await prober.ReachesAsync("1");
        world.Deploy(Version(world, "2"));
        await world.WaitUntil(() => Text(world.Record, "status") == "SUCCESSFUL");
        await prober.ReachesAsync("2");
        world.Update($$""" "taskDefinition":"{{Version(world, "3")}}","deploymentConfiguration":{"lifecycleHooks":[{{Staged.Pause("\"POST_PRODUCTION_TRAFFIC_SHIFT\"")}}]} """);
        var paused = await PausedAsync(world, hooks: 1);
        await prober.ReachesAsync("3");
        Continue(world, paused, "ROLLBACK");
        await world.WaitUntil(() => Text(world.Record, "status") == "ROLLBACK_SUCCESSFUL");
        await prober.ReachesAsync("2");

        var answers = await prober.EndAsync();
        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        answers[0].Body.ShouldBe("1");
        answers[^1].Body.ShouldBe("2");
    }

    private static async Task<LoadBalancer> StartAsync(EcsWorldOf world, string strategy)
    {
        var group = new TargetGroupSpec
        {
            Name = "blue",
            HealthCheck = new() { Path = "/health", Interval = TimeSpan.FromMilliseconds(100), UnhealthyThreshold = 600, HealthyThreshold = 2 },
            DeregistrationDelay = TimeSpan.FromMinutes(1),
        };
        var balancer = await world.Ecs.AddLoadBalancerAsync(new LoadBalancerSpec(group) { Alternate = "green", TestPort = 0 });
        world.CreateService(Version(world, "1"), 2,
            $$""", "deploymentConfiguration":{ {{strategy}} } {{Staged.LoadBalancers(balancer).Replace("\"containerPort\":80,", "\"containerPort\":8080,")}}""");
        await world.WaitUntil(() => Text(world.Record, "status") == "SUCCESSFUL");
        return balancer;
    }

    private static string Version(EcsWorldOf world, string version)
    {
        world.Ecs.AddImage(Repository, version, SmallServer.Of(version));
        return world.Register(version, """, "portMappings":[{"containerPort":8080}]""");
    }

    /// <summary>Waits for the pause that is the given one in number.</summary>
    private static async Task<string> PausedAsync(EcsWorldOf world, int hooks)
    {
        await world.WaitUntil(() => world.Record["lifecycleHookDetails"]?.AsArray() is { } shown
            && shown.Count == hooks && Text(shown[^1], "status") == "AWAITING_ACTION");
        return Text(world.Record["lifecycleHookDetails"]!.AsArray()[^1], "hookId");
    }

    private static void Continue(EcsWorldOf world, string hookId, string action = "CONTINUE") => world.Call("ContinueServiceDeployment",
        $$"""{"serviceDeploymentArn":"{{Text(world.Record, "serviceDeploymentArn")}}","hookId":"{{hookId}}","action":"{{action}}"}""");

    /// <summary>Answers by version.</summary>
    private static async Task<Dictionary<string, int>> CountAsync(Uri uri, int requests)
    {
        using var http = new HttpClient();
        var answers = new List<string>();
        for (var sent = 0; sent < requests; sent++)
            answers.Add(await http.GetStringAsync(uri, TestContext.Current.CancellationToken));
        return answers.GroupBy(answer => answer).ToDictionary(group => group.Key, group => group.Count());
    }
}
