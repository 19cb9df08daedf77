using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.Tests.Ecs.Support;

namespace LocalAws.Tests.Ecs;

public sealed class RollingDeploymentTests
{
    [Fact]
    public async Task A_new_service_completes_with_all_tasks_healthy()
    {
        await using var world = World();
        var service = world.CreateService(world.Register("1"), 3);

        service["deployments"]![0]!["rolloutState"]!.GetValue<string>().ShouldBe("IN_PROGRESS");
        world.Settle();
        world.Service["runningCount"]!.GetValue<int>().ShouldBe(3);
        world.Events[0].ShouldBe("(service backend) has reached a steady state.");
        EcsWorldOf.Text(world.Record, "status").ShouldBe("SUCCESSFUL");
    }

    [Fact]
    public async Task An_update_starts_a_new_deployment_and_the_list_shrinks_to_it()
    {
        await using var world = World();
        world.CreateService(world.Register("1"), 2);
        world.Settle();
        var old = EcsWorldOf.Text(world.Primary, "id");

        var answer = world.Deploy(world.Register("2"));

        answer["deployments"]!.AsArray().Select(one => EcsWorldOf.Text(one, "status")).ShouldBe(["PRIMARY", "ACTIVE"]);
        EcsWorldOf.Text(answer["deployments"]![1], "id").ShouldBe(old);
        answer["currentServiceDeployment"]!.GetValue<string>().ShouldBe(EcsWorldOf.Text(world.Records[0], "serviceDeploymentArn"));
        world.Settle();
        world.Deployments.Count.ShouldBe(1);
        EcsWorldOf.Text(world.Primary, "id").ShouldBe(EcsWorldOf.Text(answer["deployments"]![0], "id"));
        world.Tasks("RUNNING").ShouldAllBe(task => EcsWorldOf.Text(task, "startedBy") == EcsWorldOf.Text(world.Primary, "id"));
        world.Tasks("STOPPED").ShouldAllBe(task => EcsWorldOf.Text(task, "stopCode") == "ServiceSchedulerInitiated");
    }

    [Fact]
    public async Task Without_checks_a_task_is_healthy_only_40_seconds_after_it_runs()
    {
        await using var world = World(new EcsOptions { Profile = EcsProfile.AwsLike });
        world.CreateService(world.Register("1"), 1);
        world.AdvanceUntil(() => world.Service["runningCount"]!.GetValue<int>() == 1);

        world.Clock.Advance(TimeSpan.FromSeconds(39));
        EcsWorldOf.Text(world.Primary, "rolloutState").ShouldBe("IN_PROGRESS");
        world.Clock.Advance(TimeSpan.FromSeconds(3));
        EcsWorldOf.Text(world.Primary, "rolloutState").ShouldBe("COMPLETED");
    }

    [Fact]
    public async Task Limits_without_room_leave_a_deployment_stuck()
    {
        await using var world = World();
        world.CreateService(world.Register("1"), 2, """
            ,"deploymentConfiguration":{"minimumHealthyPercent":100,"maximumPercent":100}
            """);
        world.Settle();
        world.Deploy(world.Register("2"));

        world.Clock.Advance(TimeSpan.FromHours(1));

        EcsWorldOf.Text(world.Primary, "rolloutState").ShouldBe("IN_PROGRESS");
        world.Primary["runningCount"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task A_second_update_supersedes_the_first()
    {
        await using var world = World();
        world.CreateService(world.Register("1"), 2);
        world.Settle();
        world.Deploy(world.Register("2"));
        world.Clock.Advance(TimeSpan.FromMilliseconds(200));
        world.Deploy(world.Register("3"));

        EcsWorldOf.Text(world.Records[1], "status").ShouldBe("STOPPED");
        world.Settle();
        EcsWorldOf.Text(world.Service, "taskDefinition").ShouldEndWith("backend:3");
        world.Tasks("RUNNING").Count.ShouldBe(2);
        EcsWorldOf.Text(world.Records[1], "status").ShouldBe("STOPPED");
    }

    [Fact]
    public async Task Only_the_count_changes_without_a_deployment()
    {
        await using var world = World();
        world.CreateService(world.Register("1"), 1);
        world.Settle();

        world.Update("\"desiredCount\":4");
        world.AdvanceUntil(() => world.Service["runningCount"]!.GetValue<int>() == 4);
        world.Update("\"desiredCount\":1");
        world.AdvanceUntil(() => world.Service["runningCount"]!.GetValue<int>() == 1);

        world.Records.Count.ShouldBe(1);
        world.Deployments.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_task_definition_is_deployed_again_only_when_forced()
    {
        await using var world = World();
        var definition = world.Register("1");
        world.CreateService(definition, 1);
        world.Settle();
        var before = EcsWorldOf.Text(world.Primary, "id");

        EcsWorldOf.Text(world.Deploy(definition)["deployments"]![0], "id").ShouldBe(before);
        EcsWorldOf.Text(world.Update("\"forceNewDeployment\":true")["deployments"]![0], "id").ShouldNotBe(before);
        world.Settle();
    }

    [Fact]
    public async Task A_ten_minute_rollout_of_forty_tasks_takes_no_real_time()
    {
        await using var world = World(new EcsOptions { Profile = EcsProfile.AwsLike });
        world.CreateService(world.Register("1"), 40, """
            ,"deploymentConfiguration":{"minimumHealthyPercent":100,"maximumPercent":110}
            """);
        world.Settle();
        var start = world.Clock.GetUtcNow();

        world.Deploy(world.Register("2"));
        world.Settle();

        (world.Clock.GetUtcNow() - start).ShouldBeGreaterThan(TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task A_moved_tag_counts_only_for_later_deployments()
    {
        await using var world = World();
        world.CreateService(world.Register("1"), 1);
        world.Settle();
        var before = EcsWorldOf.Text(world.Tasks("RUNNING")[0]["containers"]![0], "imageDigest");
        world.Ecs.AddImage(EcsWorldOf.Repository, "1", VirtualOutcome.Runs, VirtualOutcome.Runs);

        world.Update("\"desiredCount\":2");
        world.AdvanceUntil(() => world.Service["runningCount"]!.GetValue<int>() == 2);
        world.Tasks("RUNNING").ShouldAllBe(task => EcsWorldOf.Text(task["containers"]![0], "imageDigest") == before);
        world.Update("\"forceNewDeployment\":true");
        world.Settle();
        world.Tasks("RUNNING").ShouldAllBe(task => EcsWorldOf.Text(task["containers"]![0], "imageDigest") != before);
    }

    [Fact]
    public async Task A_service_can_be_disturbed_whatever_its_image()
    {
        await using var world = World();
        world.CreateService(world.Register("1"), 1);
        world.Settle();
        world.Ecs.Disturb("backend", VirtualOutcome.NeverStarts("CannotPullContainerError: denied"), VirtualOutcome.Exits(9, TimeSpan.Zero));
        world.Deploy(world.Register("2"));
        world.AdvanceUntil(() => world.Tasks("STOPPED").Count >= 3);
        world.Tasks("STOPPED").Count(task => EcsWorldOf.Text(task, "stopCode") == "TaskFailedToStart").ShouldBe(1);

        world.Ecs.EndDisturbance("backend");
        world.Settle();
    }

    [Fact]
    public async Task Without_room_the_service_says_so_and_goes_on_when_there_is_room()
    {
        await using var world = World(new EcsOptions { TaskLimit = 2 });
        world.CreateService(world.Register("1"), 2);
        world.Settle();
        world.Deploy(world.Register("2"));
        world.AdvanceUntil(() => world.Events.Any(message => message.Contains("was unable to place a task. Reason: Capacity is unavailable")));
        world.Update("\"deploymentConfiguration\":{\"minimumHealthyPercent\":50}");
        world.Settle();
    }

    [Fact]
    public async Task Reads_may_be_late_after_a_change()
    {
        await using var world = World(new EcsOptions { StaleReads = TimeSpan.FromSeconds(2) });
        world.Call("CreateService", $$"""{"cluster":"main","serviceName":"backend","taskDefinition":"{{world.Register("1")}}","desiredCount":1}""");
        world.Call("DescribeServices", """{"cluster":"main","services":["backend"]}""")["failures"]!.AsArray().Count.ShouldBe(1);
        world.Clock.Advance(TimeSpan.FromSeconds(2));
        world.Settle();

        world.Deploy(world.Register("2"))["taskDefinition"]!.GetValue<string>().ShouldEndWith(":2");
        EcsWorldOf.Text(world.Service, "taskDefinition").ShouldEndWith(":1");
        world.Clock.Advance(TimeSpan.FromSeconds(2));
        EcsWorldOf.Text(world.Service, "taskDefinition").ShouldEndWith(":2");
    }

    private static EcsWorldOf World(EcsOptions? options = null)
    {
        var world = new EcsWorldOf(options);
        foreach (var tag in new[] { "1", "2", "3" })
            world.Ecs.AddImage(EcsWorldOf.Repository, tag, VirtualOutcome.Runs);
        return world;
    }
}
