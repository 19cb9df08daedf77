using System.Net;
using LocalAws.Clock;
using LocalAws.Ecs;
using LocalAws.LoadBalancing;
using LocalAws.Tests.Ecs.Support;
using LocalAws.Tests.Processes;
using static LocalAws.Tests.Ecs.Support.EcsWorldOf;

namespace LocalAws.Tests.LoadBalancing;

public sealed class RollingUnderLoadTests
{
    [Fact]
    public async Task No_request_fails_while_a_healthy_version_replaces_another()
    {
        await using var world = new EcsWorldOf(new EcsOptions(), WorldClock.Real());
        var balancer = await Balanced(world);
        world.CreateService(Version(world, "1"), 2, Behind(balancer));
        await world.WaitUntil(() => Text(world.Primary, "rolloutState") == "COMPLETED");

        using var prober = new Prober(balancer.Uri!);
        await prober.ReachesAsync("1");
        foreach (var version in new[] { "2", "3", "4" })
        {
            world.Deploy(Version(world, version));
            await world.WaitUntil(() => Text(world.Primary, "rolloutState") == "COMPLETED");
            await prober.ReachesAsync(version);
        }

        var answers = await prober.EndAsync();
        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        answers[0].Body.ShouldBe("1");
        answers[^1].Body.ShouldBe("4");
        balancer.Total.ShouldBe(answers.Count);
        balancer.Errors.ShouldBe(0);
    }

    [Fact]
    public async Task A_version_that_answers_500_is_rolled_back_and_never_gets_a_request()
    {
        await using var world = new EcsWorldOf(new EcsOptions(), WorldClock.Real());
        var balancer = await Balanced(world, unhealthyThreshold: 20);
        world.CreateService(Version(world, "1"), 1, Behind(balancer) + """, "healthCheckGracePeriodSeconds":60""");
        await world.WaitUntil(() => Text(world.Primary, "rolloutState") == "COMPLETED");

        using var prober = new Prober(balancer.Uri!);
        await prober.ReachesAsync("1");
        world.Update($""" "taskDefinition":"{Version(world, "broken", "500")}","healthCheckGracePeriodSeconds":0 """);
        await world.WaitUntil(() => Text(world.Record, "status") == "ROLLBACK_SUCCESSFUL");
        await prober.ReachesAsync("1");

        var answers = await prober.EndAsync();
        answers.ShouldAllBe(answer => answer.Body == "1");
        world.Tasks("STOPPED").Count(task => Text(task, "stoppedReason").StartsWith("Task failed ELB health checks in (target-group arn:")).ShouldBe(3);
        world.Events.ShouldContain(message => message.Contains("Health checks failed with these codes: [500]"));
    }

    [Fact]
    public async Task A_request_in_flight_is_finished_by_the_version_that_got_it()
    {
        await using var world = new EcsWorldOf(new EcsOptions(), WorldClock.Real());
        var balancer = await Balanced(world);
        world.CreateService(Version(world, "1"), 1, Behind(balancer));
        await world.WaitUntil(() => Text(world.Primary, "rolloutState") == "COMPLETED");
        using var http = new HttpClient();
        var requests = Enumerable.Range(0, 3).Select(_ => http.GetAsync(new Uri(balancer.Uri!, "/slow"), TestContext.Current.CancellationToken)).ToList();
        await world.WaitUntil(() => world.Logs.Events.Count(one => one.Message == "slow begins") == requests.Count);

        world.Deploy(Version(world, "2"));
        await world.WaitUntil(() => balancer.TargetStates.Any(state => state.StartsWith("draining")) || requests.TrueForAll(one => one.IsCompleted));

        foreach (var answer in await Task.WhenAll(requests))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Headers.GetValues("X-Version").ShouldBe(["1"]);
        }

        await world.WaitUntil(() => Text(world.Primary, "rolloutState") == "COMPLETED");
    }

    [Fact]
    public async Task Bodies_and_headers_pass_both_ways_and_answers_are_streamed()
    {
        await using var world = new EcsWorldOf(new EcsOptions(), WorldClock.Real());
        var balancer = await Balanced(world);
        world.CreateService(Version(world, "1"), 1, Behind(balancer));
        await world.WaitUntil(() => Text(world.Primary, "rolloutState") == "COMPLETED");
        using var http = new HttpClient();

        using var posted = await http.PostAsync(balancer.Uri, new StringContent(new string('x', 100_000)), TestContext.Current.CancellationToken);
        (await posted.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Length.ShouldBe(100_000);

        using var streamed = await http.GetAsync(new Uri(balancer.Uri!, "/stream"), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await using var body = await streamed.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var buffer = new byte[10];
        (await body.ReadAsync(buffer, TestContext.Current.CancellationToken)).ShouldBe(5);
        await body.ReadExactlyAsync(buffer.AsMemory(5), TestContext.Current.CancellationToken);
        System.Text.Encoding.ASCII.GetString(buffer).ShouldBe("firstlast.");
    }

    [Fact]
    public async Task Without_a_healthy_target_the_answer_is_503()
    {
        await using var world = new EcsWorldOf(new EcsOptions(), WorldClock.Real());
        var balancer = await Balanced(world);
        using var http = new HttpClient();
        (await http.GetAsync(balancer.Uri, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    /// <summary>A healthy server stays healthy, however long a busy machine lets it wait, unless the threshold is lower.</summary>
    private static Task<LoadBalancer> Balanced(EcsWorldOf world, int unhealthyThreshold = 600) => world.Ecs.AddLoadBalancerAsync(new TargetGroupSpec
    {
        Name = "backend",
        HealthCheck = new() { Path = "/health", Interval = TimeSpan.FromMilliseconds(100), UnhealthyThreshold = unhealthyThreshold, HealthyThreshold = 2 },
        DeregistrationDelay = TimeSpan.FromMinutes(1),
    });

    private static string Behind(LoadBalancer balancer) => $$$"""
        ,"loadBalancers":[{"targetGroupArn":"{{{balancer.TargetGroupArn}}}","containerName":"app","containerPort":8080}]
        ,"deploymentConfiguration":{"deploymentCircuitBreaker":{"enable":true,"rollback":true}}
        """;

    private static string Version(EcsWorldOf world, string version, string status = "200")
    {
        world.Ecs.AddImage(Repository, version, SmallServer.Of(version, status));
        return world.Register(version, """
            ,"portMappings":[{"containerPort":8080}],"logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/backend","awslogs-create-group":"true"}}
            """);
    }
}
