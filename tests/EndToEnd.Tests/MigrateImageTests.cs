using Testing.Containers;
using Testing.Runner;

namespace EndToEnd.Tests;

/// <summary>The image of migrate as the runner runs it, with commands in another image through the mounted socket.</summary>
public sealed class MigrateImageTests : IDisposable
{
    private const string Action = "migrate";
    private static readonly string[] OfTheShell = ["PWD", "SHLVL"];
    private readonly string workspace = Directory.CreateTempSubdirectory("workspace-").FullName;

    [Fact]
    public async Task A_command_in_another_image_sees_the_workspace_and_the_services_of_the_job_and_no_variable_of_it()
    {
        var engine = await EngineAsync();
        await using var network = await ServiceNetwork.StartAsync(engine);
        await using var run = ContainerRun.Start(engine, InImage(
            "sh -c 'cat model.sql; wget -q -O - http://db:8080/; id -u; pwd; env; echo ::error::injected >&2'", network.Name, ("env", "STAGE=test"), ("working-directory", "backend"), ("database-url", "postgresql://app:pa55word@db/shop"), ("lock", "none")));

        var result = await run.WaitAsync();

        result.ExitCode.ShouldBe(0, result.Log.ToString());
        result.Outputs["result"].ShouldBe("migrated");
        result.Outputs.Keys.ShouldBe(Manifest.Of(Action).Outputs.Select(output => output.Name), ignoreOrder: true);
        var lines = result.Log.Text.Split('\n').Where(line => line.StartsWith("  | ", StringComparison.Ordinal)).Select(line => line[4..].TrimEnd()).ToList();
        // Two streams: which of them is read first is open.
        lines.RemoveAll(line => line.Contains("::error::injected", StringComparison.Ordinal)).ShouldBe(1);
        lines.Take(4).ShouldBe(["-- the model", "from the service", "1234", "/github/workspace/backend"], result.Log.ToString());
        lines.Skip(4).Where(line => line.Contains('=')).Select(line => line.Split('=')[0]).Except(OfTheShell).ShouldBe(["PATH", "HOSTNAME", "FROM_IMAGE", "STAGE", "DATABASE_URL", "HOME"], ignoreOrder: true);
        result.PlacesOf("pa55word").ShouldBeEmpty();
        result.Log.Written.ShouldNotContain(note => note.Message.StartsWith("injected", StringComparison.Ordinal));
        (await ContainersAsync(engine)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sh -c 'echo about to fail; exit 3'", "failed", "ended with exit code 3")]
    [InlineData("alembic upgrade head", "failed", "could not be started: command not found.")]
    [InlineData("/tmp", "failed", "could not be started: the command is not executable.")]
    public async Task A_command_that_fails_is_told_apart_from_one_that_is_not_there(string command, string ended, string reason)
    {
        var engine = await EngineAsync();

        var result = await ContainerRun.OfAsync(engine, InImage(command, null));

        result.ExitCode.ShouldBe(1, result.Log.ToString());
        result.Outputs["result"].ShouldBe(ended);
        result.Outputs["reason"].ShouldContain(reason);
        (await ContainersAsync(engine)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_image_that_no_registry_has_is_told_in_the_words_of_the_engine()
    {
        var engine = await EngineAsync();

        var result = await ContainerRun.OfAsync(engine, InImage("true", null, ("image", "127.0.0.1:9/shop/api:2")));

        result.ExitCode.ShouldBe(1, result.Log.ToString());
        result.Outputs["reason"].ShouldStartWith("image 127.0.0.1:9/shop/api:2 could not be pulled: The container engine said:");
        result.Log.Text.ShouldContain("docker pull 127.0.0.1:9/shop/api:2");
    }

    [Fact]
    public async Task A_command_that_takes_too_long_is_stopped_and_removed()
    {
        var engine = await EngineAsync();

        var result = await ContainerRun.OfAsync(engine, InImage("sh -c 'trap \"echo told to stop; exit 0\" TERM; echo begun; sleep 600 & wait'", null, ("timeout", "3s")));

        result.ExitCode.ShouldBe(1, result.Log.ToString());
        result.Outputs["result"].ShouldBe("timeout");
        result.Log.Text.ShouldContain("  | told to stop");
        (await ContainersAsync(engine)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("leave", "true")]
    [InlineData("stop", null)]
    public async Task Told_to_stop_it_is_gone_in_time_and_its_container_goes_on_or_ends_as_asked(string policy, string? running)
    {
        var engine = await EngineAsync();
        await using var run = ContainerRun.Start(engine, InImage("sh -c 'trap \"exit 0\" TERM; echo begun; sleep 600 & wait'", null, ("on-cancel", policy)));
        await run.WaitForLineAsync("| begun", Signals.Patience);

        var (result, took, killed) = await run.CancelAsync();

        killed.ShouldBeFalse(result.Log.ToString());
        took.ShouldBeLessThan(TimeSpan.FromSeconds(7));
        result.ExitCode.ShouldBe(1, result.Log.ToString());
        result.Outputs["result"].ShouldBe("cancelled");
        var left = await ContainersAsync(engine);
        foreach (var name in left)
        {
            result.Log.Text.ShouldContain($"docker logs -f {name}");
            (await engine.RunAsync("inspect", "--format", "{{.State.Running}}", name)).ShouldBe(running);
            await engine.RunAsync("rm", "--force", name);
        }
        left.Count.ShouldBe(running is null ? 0 : 1);
    }

    private static async Task<DockerEngine> EngineAsync()
    {
        var engine = await Images.EngineWithAsync(Action);
        await SmallImage.MakeAsync(engine);
        return engine;
    }

    public void Dispose() => Directory.Delete(workspace, recursive: true);

    private ContainerStep InImage(string command, string? network, params (string, string)[] with)
    {
        Directory.CreateDirectory(Path.Combine(workspace, "backend"));
        File.WriteAllText(Path.Combine(workspace, "backend", "model.sql"), "-- the model\n");
        (string, string)[] all = [("run-in", "image"), ("image", SmallImage.Name), ("command", command), .. with];
        return new ContainerStep { Action = Action, Network = network, Workspace = workspace, Step = new Step { With = Values.Of([.. all.GroupBy(pair => pair.Item1).Select(pairs => pairs.Last())]) } };
    }

    /// <summary>Names of the containers that were left.</summary>
    private static async Task<IReadOnlyList<string>> ContainersAsync(DockerEngine engine) =>
        (await engine.RunAsync("ps", "--all", "--format", "{{.Names}}", "--filter", "label=suite:action=migrate")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
