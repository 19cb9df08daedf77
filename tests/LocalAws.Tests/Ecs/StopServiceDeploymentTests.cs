using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.Tests.Ecs.Support;
using static LocalAws.Tests.Ecs.Support.EcsWorldOf;

namespace LocalAws.Tests.Ecs;

public sealed class StopServiceDeploymentTests
{
    [Fact]
    public async Task Rolls_back_to_the_revision_before()
    {
        await using var world = Deploying();
        var arn = Arn(world);
        world.Clock.Advance(TimeSpan.FromMilliseconds(150));

        Text(Stop(world, arn), "serviceDeploymentArn").ShouldBe(arn);
        Text(world.Record, "status").ShouldBe("ROLLBACK_REQUESTED");
        Stop(world, arn);
        world.AdvanceUntil(() => Text(world.Record, "status") == "ROLLBACK_IN_PROGRESS");
        Stop(world, arn);
        world.AdvanceUntil(() => Text(world.Record, "status") == "ROLLBACK_SUCCESSFUL");

        Text(world.Service, "taskDefinition").ShouldEndWith("backend:1");
        world.Tasks("RUNNING").ShouldAllBe(task => Text(task, "taskDefinitionArn").EndsWith("backend:1"));
        world.Records.Count.ShouldBe(2);
        world.Refused("StopServiceDeployment", $$"""{"serviceDeploymentArn":"{{arn}}"}""").Code.ShouldBe("ConflictException");
    }

    [Fact]
    public async Task An_unknown_one_is_not_found()
    {
        await using var world = Deploying();
        world.Refused("StopServiceDeployment", """{"serviceDeploymentArn":"arn:aws:ecs:eu-west-1:123456789012:service-deployment/main/backend/none"}""")
            .Code.ShouldBe("ServiceDeploymentNotFoundException");
    }

    [Fact]
    public async Task Abort_is_refused_or_leaves_mixed_tasks_as_the_world_says()
    {
        await using var refusing = Deploying();
        refusing.Refused("StopServiceDeployment", Abort(refusing)).Code.ShouldBe("InvalidParameterException");

        await using var accepting = Deploying(new() { AcceptAbort = true });
        accepting.AdvanceUntil(() => accepting.Tasks("RUNNING").Count == 4);
        accepting.Call("StopServiceDeployment", Abort(accepting));
        accepting.Clock.Advance(TimeSpan.FromMinutes(5));
        Text(accepting.Record, "status").ShouldBe("STOPPED");
        accepting.Tasks("RUNNING").Select(task => Text(task, "taskDefinitionArn")).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_region_without_service_deployments_says_so()
    {
        await using var world = Deploying(new() { ServiceDeployments = false });
        world.Service["currentServiceDeployment"].ShouldBeNull();
        world.Refused("ListServiceDeployments", """{"cluster":"main","service":"backend"}""").Code.ShouldBe("UnsupportedFeatureException");
        world.Settle();
    }

    [Fact]
    public async Task The_record_may_appear_later()
    {
        await using var world = Deploying(new() { ServiceDeploymentVisibleAfter = TimeSpan.FromSeconds(3) });
        world.Records.Count.ShouldBe(0);
        world.Clock.Advance(TimeSpan.FromSeconds(4));
        world.Records.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Listing_filters_by_status_and_time()
    {
        await using var world = Deploying();
        world.Settle();
        var newest = world.Records[0]["createdAt"]!.GetValue<double>();
        List(world, $$""" "createdAt":{"after":{{newest}}} """).ShouldBe(1);
        List(world, """ "status":["IN_PROGRESS"] """).ShouldBe(0);
        List(world, """ "status":["SUCCESSFUL"] """).ShouldBe(2);
        var revision = Text(world.Records[0], "targetServiceRevisionArn");
        Text(world.Call("DescribeServiceRevisions", $$"""{"serviceRevisionArns":["{{revision}}"]}""")["serviceRevisions"]![0], "taskDefinition").ShouldEndWith("backend:2");
    }

    private static int List(EcsWorldOf world, string filter) =>
        world.Call("ListServiceDeployments", $$"""{"cluster":"main","service":"backend",{{filter}}}""")["serviceDeployments"]!.AsArray().Count;

    private static string Arn(EcsWorldOf world) => Text(world.Records[0], "serviceDeploymentArn");
    private static string Abort(EcsWorldOf world) => $$"""{"serviceDeploymentArn":"{{Arn(world)}}","stopType":"ABORT"}""";

    private static System.Text.Json.Nodes.JsonNode Stop(EcsWorldOf world, string arn) =>
        world.Call("StopServiceDeployment", $$"""{"serviceDeploymentArn":"{{arn}}","stopType":"ROLLBACK"}""");

    private static EcsWorldOf Deploying(EcsOptions? options = null)
    {
        var world = new EcsWorldOf(options);
        world.Ecs.AddImage(Repository, "1", VirtualOutcome.Runs);
        world.Ecs.AddImage(Repository, "2", VirtualOutcome.Runs);
        world.CreateService(world.Register("1"), 2);
        world.Settle();
        world.Deploy(world.Register("2"));
        return world;
    }
}
