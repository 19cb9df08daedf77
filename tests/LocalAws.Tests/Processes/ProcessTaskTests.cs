using System.Diagnostics;
using System.Text.Json.Nodes;
using LocalAws.Clock;
using LocalAws.Ecs;
using LocalAws.Processes;
using LocalAws.Tests.Ecs.Support;
using static LocalAws.Tests.Ecs.Support.EcsWorldOf;

namespace LocalAws.Tests.Processes;

public sealed class ProcessTaskTests
{
    private const string Logging = """,  "logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/backend","awslogs-stream-prefix":"ecs"}}""";
    private const string Checked = """, "healthCheck":{"command":["CMD-SHELL","true"],"interval":1}""";

    [Fact]
    public async Task Command_environment_and_secrets_reach_the_program_and_its_lines_the_log()
    {
        await using var world = World("""echo "$1 $GREETING $TOKEN $PORT"; echo oops >&2""");
        world.Parameters["/backend/token"] = "s3cret";
        var task = await world.RunToEnd(Logging + """
            ,"command":["first"],"environment":[{"name":"GREETING","value":"hello"}],"secrets":[{"name":"TOKEN","valueFrom":"/backend/token"}]
            """);

        var id = Text(task, "taskArn").Split('/')[^1];
        world.Logs.Events.ShouldAllBe(one => one.Group == "/ecs/backend" && one.Stream == $"ecs/app/{id}");
        world.Logs.Events.Select(one => one.Message).ShouldContain(line => line.StartsWith("first hello s3cret 2") || line.StartsWith("first hello s3cret 3"));
        world.Logs.Events.Select(one => one.Message).ShouldContain("oops");
        Text(task, "stopCode").ShouldBe("EssentialContainerExited");
        Text(task, "stoppedReason").ShouldBe("Essential container in task exited");
        task["containers"]![0]!["exitCode"]!.GetValue<int>().ShouldBe(0);
        Text(task["containers"]![0], "imageDigest").ShouldStartWith("sha256:");
    }

    [Fact]
    public async Task Nothing_of_our_own_environment_is_inherited()
    {
        Environment.SetEnvironmentVariable("LOCAL_AWS_TEST_LEAK", "leaked");
        await using var world = World("env");
        await world.RunToEnd(Logging);
        world.Logs.Events.ShouldNotContain(one => one.Message.Contains("leaked") || one.Message.StartsWith("HOME="));
    }

    [Theory]
    [InlineData("exit 3", 3)]
    [InlineData("kill -9 $$", 137)]
    [InlineData("kill -SEGV $$", 139)]
    [InlineData("no-such-command-here", 127)]
    public async Task The_exit_code_is_the_programs(string script, int expected)
    {
        await using var world = World(script);
        var task = await world.RunToEnd(Logging);
        task["containers"]![0]!["exitCode"]!.GetValue<int>().ShouldBe(expected);
    }

    [Fact]
    public async Task A_missing_parameter_stops_the_task_before_it_starts()
    {
        await using var world = World("echo never");
        var task = await world.RunToEnd("""
            ,"secrets":[{"name":"TOKEN","valueFrom":"/backend/nothing"}]
            """);
        Text(task, "stopCode").ShouldBe("TaskFailedToStart");
        Text(task, "stoppedReason").ShouldStartWith("ResourceInitializationError");
        Text(task, "stoppedReason").ShouldContain("/backend/nothing");
        task["containers"]![0]!["exitCode"].ShouldBeNull();
        task["startedAt"].ShouldBeNull();
    }

    [Fact]
    public async Task A_missing_log_group_stops_the_task_unless_it_may_be_created()
    {
        await using var world = World("echo line");
        var other = Logging.Replace("/ecs/backend", "/other");
        Text(await world.RunToEnd(other), "stoppedReason").ShouldContain("The specified log group does not exist");
        Text(await world.RunToEnd(other.Replace("\"options\":{", "\"options\":{\"awslogs-create-group\":\"true\",")), "stopCode").ShouldBe("EssentialContainerExited");
        world.Logs.Events.ShouldContain(one => one.Group == "/other" && one.Message == "line");
    }

    [Fact]
    public async Task An_image_that_is_not_registered_cannot_be_pulled()
    {
        await using var world = World("echo never");
        var task = await world.RunToEnd("", tag: "missing");
        Text(task, "stopCode").ShouldBe("TaskFailedToStart");
        Text(task, "stoppedReason").ShouldStartWith("CannotPullContainerError");
        Text(task, "stoppedReason").ShouldContain($"{Repository}:missing: not found");
        Text(task["containers"]![0], "reason").ShouldStartWith("CannotPullContainerError");
    }

    [Fact]
    public async Task A_program_that_cannot_be_started_is_the_tasks_reason()
    {
        await using var world = new EcsWorldOf(new EcsOptions(), WorldClock.Real());
        world.Ecs.AddImage(Repository, "1", new LocalProgram { FileName = "/bin/sh", WorkingDirectory = "/no/such/folder" });
        var task = Text(world.Call("RunTask", $$"""{"cluster":"main","taskDefinition":"{{world.Register("1")}}"}""")["tasks"]![0], "taskArn");
        await world.WaitUntil(() => Text(world.Task(task), "lastStatus") == "STOPPED");
        Text(world.Task(task), "stoppedReason").ShouldStartWith("CannotStartContainerError");
    }

    [Fact]
    public async Task A_task_definition_cannot_choose_another_program()
    {
        await using var world = World("echo never");
        var task = await world.RunToEnd(""", "entryPoint":["/bin/sh","-c","echo mine"]""" + Logging);
        Text(task, "stopCode").ShouldBe("TaskFailedToStart");
        world.Logs.Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task Stopping_sends_SIGTERM()
    {
        await using var world = World("trap 'echo bye; exit 5' TERM; echo up; while :; do sleep 0.05; done");
        var task = await world.Start(Logging);
        await world.WaitUntil(() => world.Logs.Events.Any(one => one.Message == "up"));
        world.Call("StopTask", new() { ["cluster"] = "main", ["task"] = task, ["reason"] = "enough" });
        await world.WaitUntil(() => Text(world.Task(task), "lastStatus") == "STOPPED");

        world.Logs.Events.ShouldContain(one => one.Message == "bye");
        world.Task(task)["containers"]![0]!["exitCode"]!.GetValue<int>().ShouldBe(5);
        Text(world.Task(task), "stopCode").ShouldBe("UserInitiated");
        Text(world.Task(task), "stoppedReason").ShouldBe("enough");
    }

    [Fact]
    public async Task A_program_that_ignores_SIGTERM_is_killed_after_the_stop_time_out_with_its_children()
    {
        await using var world = World("trap '' TERM; echo $$; sleep 1000 & echo $!; wait; wait; sleep 1000");
        var task = await world.Start(Logging + """, "stopTimeout":1""");
        await world.WaitUntil(() => world.Logs.Events.Count == 2);
        var pids = world.Logs.Events.Select(one => int.Parse(one.Message)).ToList();
        world.Call("StopTask", new() { ["cluster"] = "main", ["task"] = task });
        await world.WaitUntil(() => Text(world.Task(task), "lastStatus") == "STOPPED");

        world.Task(task)["containers"]![0]!["exitCode"]!.GetValue<int>().ShouldBe(137);
        await world.WaitUntil(() => !pids.Exists(IsAlive));
    }

    [Fact]
    public async Task A_container_health_check_runs_as_a_command_in_the_containers_environment()
    {
        await using var world = World("sleep 1000");
        var task = await world.Start(Logging + """
            ,"environment":[{"name":"ANSWER","value":"yes"}],"healthCheck":{"command":["CMD-SHELL","test $ANSWER = yes"],"interval":1}
            """);
        await world.WaitUntil(() => Text(world.Task(task), "healthStatus") == "HEALTHY");
    }

    [Theory]
    [InlineData("exit 1")]
    [InlineData("sleep 1000")]
    public async Task A_health_check_that_fails_or_takes_too_long_makes_the_container_unhealthy(string command)
    {
        await using var world = World("sleep 1000");
        var task = await world.Start(Logging + $$"""
            ,"healthCheck":{"command":["CMD-SHELL","{{command}}"],"interval":1,"timeout":1,"retries":1}
            """);
        await world.WaitUntil(() => Text(world.Task(task), "healthStatus") == "UNHEALTHY");
    }

    [Fact]
    public async Task A_worker_that_crashes_a_second_after_its_start_is_refused_with_its_exit_code()
    {
        // So long that no busy machine keeps the crash back until the worker counts as healthy; the first version has a check that spares it the wait.
        var profile = EcsProfile.Fast with { ProcessHealthyAfterRunning = TimeSpan.FromMinutes(1) };
        await using var world = new EcsWorldOf(new EcsOptions { Profile = profile }, WorldClock.Real());
        world.Logs.CreateGroup("/ecs/backend");
        world.Ecs.AddImage(Repository, "1", new LocalProgram { FileName = "/bin/sh", Arguments = ["-c", "sleep 1000"] });
        world.Ecs.AddImage(Repository, "2", new LocalProgram { FileName = "/bin/sh", Arguments = ["-c", "sleep 0.8; echo no database; exit 7"] });
        world.CreateService(world.Register("1", Logging + Checked), 1, """, "deploymentConfiguration":{"deploymentCircuitBreaker":{"enable":true,"rollback":true}}""");
        await world.WaitUntil(() => Text(world.Primary, "rolloutState") == "COMPLETED");

        world.Deploy(world.Register("2", Logging));
        await world.WaitUntil(() => Text(world.Record, "status") == "ROLLBACK_SUCCESSFUL");

        world.Tasks("STOPPED").Count(task => task["containers"]![0]!["exitCode"]?.GetValue<int>() == 7).ShouldBe(3);
        world.Logs.Events.Count(one => one.Message == "no database").ShouldBe(3);
    }

    [Fact]
    public async Task Disposing_ends_every_process()
    {
        var world = World("echo $$; sleep 1000 & echo $!; wait");
        await world.Start(Logging);
        await world.WaitUntil(() => world.Logs.Events.Count == 2);
        var pids = world.Logs.Events.Select(one => int.Parse(one.Message)).ToList();
        await world.DisposeAsync();
        await world.WaitUntil(() => !pids.Exists(IsAlive));
    }

    internal static bool IsAlive(int pid)
    {
        // A dead process whose parent has not asked for it yet is still listed, as a zombie.
        try
        {
            return !File.ReadAllText($"/proc/{pid}/stat").Split(')')[^1].StartsWith(" Z");
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static ProcessWorld World(string script) => new(script);
}

internal sealed class ProcessWorld : IAsyncDisposable
{
    private readonly EcsWorldOf world = new(new EcsOptions(), WorldClock.Real());

    public ProcessWorld(string script)
    {
        world.Ecs.AddImage(Repository, "1", new LocalProgram { FileName = "/bin/sh", Arguments = ["-c", script, "program"] });
        world.Logs.CreateGroup("/ecs/backend");
    }

    public MemoryLogs Logs => world.Logs;
    public MemoryParameters Parameters => world.Parameters;
    public JsonNode Task(string arn) => world.Task(arn);
    public JsonObject Call(string operation, JsonObject parameters) => world.Call(operation, parameters);
    public Task WaitUntil(Func<bool> condition) => world.WaitUntil(condition);

    public Task<string> Start(string container, string tag = "1") => System.Threading.Tasks.Task.FromResult(Text(world.Call("RunTask",
        $$"""{"cluster":"main","taskDefinition":"{{world.Register(tag, container)}}"}""")["tasks"]![0], "taskArn"));

    public async Task<JsonNode> RunToEnd(string container, string tag = "1")
    {
        var task = await Start(container, tag);
        await world.WaitUntil(() => Text(world.Task(task), "lastStatus") == "STOPPED");
        return world.Task(task);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();
}
