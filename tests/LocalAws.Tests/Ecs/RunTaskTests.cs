using LocalAws.Ecs;
using LocalAws.Ecs.Images;
using LocalAws.Tests.Ecs.Support;
using static LocalAws.Tests.Ecs.Support.EcsWorldOf;

namespace LocalAws.Tests.Ecs;

public sealed class RunTaskTests
{
    [Fact]
    public async Task The_same_client_token_gives_the_same_task()
    {
        await using var world = World();
        var first = Text(Run(world, """ "clientToken":"t1","startedBy":"me" """)["tasks"]![0], "taskArn");

        Text(Run(world, """ "clientToken":"t1","startedBy":"me" """)["tasks"]![0], "taskArn").ShouldBe(first);
        Text(Run(world, """ "clientToken":"t2","startedBy":"me" """)["tasks"]![0], "taskArn").ShouldNotBe(first);
        world.All("ListTasks", """{"cluster":"main","startedBy":"me"}""", "taskArns").Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_same_client_token_with_other_parameters_is_a_conflict()
    {
        await using var world = World();
        Run(world, """ "clientToken":"t1" """);
        world.Refused("RunTask", """{"cluster":"main","taskDefinition":"backend","count":2,"clientToken":"t1"}""").Code.ShouldBe("ConflictException");
    }

    [Fact]
    public async Task What_does_not_fit_is_a_failure_of_the_answer()
    {
        await using var world = World(new() { TaskLimit = 2 });
        var answer = Run(world, """ "count":3 """);
        answer["tasks"]!.AsArray().Count.ShouldBe(2);
        Text(answer["failures"]![0], "reason").ShouldStartWith("Capacity is unavailable");
    }

    [Theory]
    [InlineData(""" "taskDefinition":"backend","count":11 """, "InvalidParameterException")]
    [InlineData(""" "taskDefinition":"nothing" """, "ClientException")]
    [InlineData(""" "taskDefinition":"backend","overrides":{"containerOverrides":[{"name":"other"}]} """, "InvalidParameterException")]
    [InlineData(""" "taskDefinition":"backend","cluster":"nowhere" """, "ClusterNotFoundException")]
    public async Task Wrong_requests_are_refused(string parameters, string code)
    {
        await using var world = World();
        world.Refused("RunTask", parameters.Contains("cluster\"") ? $"{{{parameters}}}" : $"{{\"cluster\":\"main\",{parameters}}}").Code.ShouldBe(code);
    }

    [Fact]
    public async Task Out_of_memory_is_exit_code_137_with_its_reason()
    {
        await using var world = new EcsWorldOf();
        world.Ecs.AddImage(Repository, "1", VirtualOutcome.OutOfMemory(TimeSpan.FromSeconds(2)));
        world.Register("1");
        var arn = Text(Run(world, """ "group":"jobs" """)["tasks"]![0], "taskArn");
        world.AdvanceUntil(() => Text(world.Task(arn), "lastStatus") == "STOPPED");

        var container = world.Task(arn)["containers"]![0]!;
        container["exitCode"]!.GetValue<int>().ShouldBe(137);
        Text(container, "reason").ShouldStartWith("OutOfMemoryError");
        Text(world.Task(arn), "group").ShouldBe("jobs");
    }

    [Fact]
    public async Task A_task_passes_the_states_in_order()
    {
        await using var world = World();
        var arn = Text(Run(world, """ "count":1 """)["tasks"]![0], "taskArn");
        var seen = new List<string>();
        void Look()
        {
            if (seen.Count == 0 || seen[^1] != Text(world.Task(arn), "lastStatus"))
                seen.Add(Text(world.Task(arn), "lastStatus"));
        }

        Look();
        while (world.Manual.RunNext(world.Clock.GetUtcNow() + TimeSpan.FromMinutes(1)))
            Look();
        world.Call("StopTask", $$"""{"cluster":"main","task":"{{arn}}"}""");
        Look();
        while (world.Manual.RunNext(world.Clock.GetUtcNow() + TimeSpan.FromMinutes(1)))
            Look();

        seen.ShouldBe(["PROVISIONING", "PENDING", "ACTIVATING", "RUNNING", "STOPPING", "DEPROVISIONING", "STOPPED"]);
    }

    [Fact]
    public async Task Stopped_tasks_are_listed_for_an_hour()
    {
        await using var world = World();
        var arn = Text(Run(world, """ "count":1 """)["tasks"]![0], "taskArn");
        world.Call("StopTask", $$"""{"cluster":"main","task":"{{arn}}"}""");
        world.Clock.Advance(TimeSpan.FromMinutes(59));
        world.All("ListTasks", """{"cluster":"main","desiredStatus":"STOPPED"}""", "taskArns").Count.ShouldBe(1);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        world.All("ListTasks", """{"cluster":"main","desiredStatus":"STOPPED"}""", "taskArns").Count.ShouldBe(0);
    }

    private static System.Text.Json.Nodes.JsonObject Run(EcsWorldOf world, string more) =>
        world.Call("RunTask", $$"""{"cluster":"main","taskDefinition":"backend",{{more}}}""");

    private static EcsWorldOf World(EcsOptions? options = null)
    {
        var world = new EcsWorldOf(options);
        world.Ecs.AddImage(Repository, "1", VirtualOutcome.Runs);
        world.Register("1");
        return world;
    }
}
