using System.Text;
using System.Text.Json.Nodes;

namespace Migrate.Tests.InImage;

/// <summary>A migration in a container beside the job.</summary>
public sealed class ImageTests
{
    [Fact]
    public async Task The_container_has_the_networks_and_the_workspace_of_the_job_and_none_of_its_variables()
    {
        await using var engine = new FakeEngine { Output = [FakeEngine.Frame("done\n")] };
        using var run = ImageRun.Of(engine).Input("env", "STAGE=prod=1").Input("database-url", "postgresql://app:s3cret-word@db/shop").Input("lock", "none").Input("working-directory", "backend");
        Directory.CreateDirectory(Path.Combine(run.Workspace, "backend"));

        await ImageRun.MigrateAsync(run);

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("migrated");
        run.Outputs["exit-code"].ShouldBe("0");
        var created = engine.Only("POST", "/v1.41/containers/create");
        created.Path.ShouldMatch(@"\?name=migrate-1001-1-migrate-db-[0-9a-f]{8}\z");
        created.Json.ToJsonString().ShouldBe(new JsonObject
        {
            ["Image"] = "registry.example.com/shop/api:2",
            ["Cmd"] = new JsonArray("alembic", "upgrade", "head"),
            ["WorkingDir"] = $"{run.Workspace}/backend",
            ["Env"] = new JsonArray("STAGE=prod=1", "DATABASE_URL=postgresql://app:s3cret-word@db/shop"),
            ["Labels"] = new JsonObject
            {
                ["suite:run"] = "https://github.com/acme/shop/actions/runs/1001/attempts/1",
                ["suite:step"] = "deploy/migrate db",
                ["suite:action"] = "migrate",
            },
            ["AttachStdout"] = true,
            ["AttachStderr"] = true,
            ["HostConfig"] = new JsonObject
            {
                ["NetworkMode"] = "github_network",
                ["Mounts"] = new JsonArray(new JsonObject { ["Type"] = "bind", ["Source"] = "/srv/jobs/shop", ["Target"] = run.Workspace, ["ReadOnly"] = false }),
            },
        }.ToJsonString());
        engine.Only("POST", "/networks/extra/connect").Json["Container"]!.GetValue<string>().ShouldStartWith("migrate-1001-1-");
        engine.Only("DELETE", "/containers/migrate-1001-1-").Path.ShouldEndWith("?force=1&v=1");
    }

    [Fact]
    public async Task Outside_a_container_it_gets_the_folder_itself_and_the_network_of_the_machine()
    {
        await using var engine = new FakeEngine();
        using var run = ImageRun.Of(engine);
        engine.Own = null;

        await ImageRun.MigrateAsync(run);

        run.ExitCode.ShouldBe(0, run.Log);
        var host = engine.Only("POST", "/containers/create").Json["HostConfig"]!;
        host["NetworkMode"]!.GetValue<string>().ShouldBe("host");
        host["Mounts"]![0]!["Source"]!.GetValue<string>().ShouldBe(run.Workspace);
    }

    [Fact]
    public async Task Lines_are_shown_as_they_come_and_cannot_act_however_the_frames_are_cut()
    {
        var euro = Encoding.UTF8.GetBytes("€");
        byte[] all = [
            .. FakeEngine.Frame("INFO  [alembic.runtime.migration] Running up"), .. FakeEngine.Frame("a complaint\r\n", isError: true),
            .. FakeEngine.Frame("grade a1 -> b2, create account\nprice "), .. FakeEngine.Frame(euro[..1]), .. FakeEngine.Frame(euro[1..]), .. FakeEngine.Frame("\n::error::injected\nno end of line"),
        ];
        await using var engine = new FakeEngine { Output = [.. all.Chunk(3)] };
        using var run = ImageRun.Of(engine).Input("tool", "alembic").Input("command", "");

        await ImageRun.MigrateAsync(run);

        run.Log.ShouldContain("  | INFO  [alembic.runtime.migration] Running upgrade a1 -> b2, create account\n");
        run.Log.ShouldContain("  | a complaint\n");
        run.Log.ShouldContain("  | price €\n");
        run.Log.ShouldContain("| ::error::injected\n");
        run.Log.Split('\n').ShouldNotContain(line => line.StartsWith("::error", StringComparison.Ordinal));
        run.Log.ShouldContain("  | no end of line\n");
        run.Outputs["migrations"].ShouldBe("""["b2 create account"]""", run.Log);
    }

    [Fact]
    public async Task An_image_that_is_missing_is_pulled_with_the_credentials_of_its_registry()
    {
        await using var engine = new FakeEngine { HasImage = false };
        using var run = ImageRun.Of(engine);
        var folder = Directory.CreateDirectory(Path.Combine(run.Workspace, ".docker")).FullName;
        var auth = Convert.ToBase64String(Encoding.UTF8.GetBytes("bot:registry-password"));
        File.WriteAllText(Path.Combine(folder, "config.json"), new JsonObject
        {
            ["auths"] = new JsonObject { ["https://registry.example.com/v2/"] = new JsonObject { ["auth"] = auth }, ["other.example.com"] = new JsonObject { ["auth"] = "bm8=" } },
        }.ToJsonString());

        await ImageRun.MigrateAsync(run);

        run.ExitCode.ShouldBe(0, run.Log);
        var pull = engine.Only("POST", "/images/create");
        pull.Path.ShouldEndWith("?fromImage=registry.example.com%2Fshop%2Fapi&tag=2");
        var header = pull.Header.Split("X-Registry-Auth: ")[1].Split("\r\n")[0];
        Encoding.UTF8.GetString(Convert.FromBase64String(header.Replace('-', '+').Replace('_', '/')))
            .ShouldBe("""{"username":"bot","password":"registry-password","serveraddress":"registry.example.com"}""");
        run.Log.ShouldContain("::add-mask::registry-password");
    }

    [Theory]
    [InlineData(200, "{\"status\":\"Pulling\"}\r\n{\"errorDetail\":{\"message\":\"manifest unknown\"},\"error\":\"manifest unknown\"}\r\n", "manifest unknown")]
    [InlineData(404, "{\"message\":\"pull access denied for shop/api\"}", "pull access denied for shop/api")]
    [InlineData(500, "no JSON", "no JSON")]
    public async Task A_pull_that_fails_is_told_in_the_words_of_the_registry(int status, string body, string said)
    {
        await using var engine = new FakeEngine { HasImage = false, Pull = (status, body) };
        using var run = ImageRun.Of(engine);

        await ImageRun.MigrateAsync(run);

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["reason"].ShouldBe($"image registry.example.com/shop/api:2 could not be pulled: The container engine said: {said}");
        run.Log.ShouldContain("docker pull registry.example.com/shop/api:2");
        engine.Requests.ShouldNotContain(request => request.Path.Contains("/containers/create", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(127, "exec: \"alembic\": executable file not found in $PATH: unknown", "command not found")]
    [InlineData(126, "exec: \"./migrate\": permission denied: unknown", "the command is not executable")]
    public async Task A_command_that_the_image_does_not_have_never_started(int exitCode, string said, string meaning)
    {
        await using var engine = new FakeEngine
        {
            Start = (400, new JsonObject { ["message"] = said }.ToJsonString()),
            End = new JsonObject { ["ExitCode"] = exitCode, ["OOMKilled"] = false, ["Error"] = said },
        };
        using var run = ImageRun.Of(engine);

        await ImageRun.MigrateAsync(run);

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["reason"].ShouldBe($"'alembic upgrade head' could not be started: {meaning}. The container engine said: {said}");
        run.Outputs["exit-code"].ShouldBeEmpty();
        run.Summary.ShouldContain("No shell runs the command");
        engine.Only("DELETE", "/containers/migrate-");
    }

    [Theory]
    [InlineData(1, false, "ended with exit code 1: application error")]
    [InlineData(137, true, "ended with exit code 137: killed: out of memory")]
    public async Task An_exit_code_is_told_with_its_meaning_and_the_last_lines(int exitCode, bool outOfMemory, string reason)
    {
        await using var engine = new FakeEngine
        {
            Output = [FakeEngine.Frame("relation \"users\" does not exist\n", isError: true)],
            End = new JsonObject { ["ExitCode"] = exitCode, ["OOMKilled"] = outOfMemory, ["Error"] = "" },
        };
        using var run = ImageRun.Of(engine);

        await ImageRun.MigrateAsync(run);

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["reason"].ShouldEndWith(reason);
        run.Outputs["exit-code"].ShouldBe($"{exitCode}");
        run.Summary.ShouldContain("relation \"users\" does not exist");
    }

    [Fact]
    public async Task An_output_that_breaks_off_and_a_question_that_is_lost_change_no_verdict()
    {
        await using var engine = new FakeEngine { Output = [FakeEngine.Frame("first line\n"), FakeEngine.Frame("cut off in the middle\n")[..12]], LostWaits = 2 };
        using var run = ImageRun.Of(engine);

        await ImageRun.MigrateAsync(run);

        run.ExitCode.ShouldBe(0, run.Log);
        run.Log.ShouldContain("  | first line\n");
        engine.Requests.Count(request => request.Path.EndsWith("/wait", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public async Task An_engine_that_tells_no_end_leaves_the_result_unknown_and_the_container_there()
    {
        await using var engine = new FakeEngine { RunsOn = true, LostWaits = int.MaxValue };
        using var run = ImageRun.Of(engine);

        await ImageRun.MigrateAsync(run);

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("unknown");
        run.Log.ShouldContain("docker logs -f migrate-1001-1-migrate-db-");
        engine.Requests.ShouldNotContain(request => request.Method == "DELETE");
    }

    [Fact]
    public async Task A_command_that_takes_too_long_is_stopped_with_ten_seconds_of_grace()
    {
        await using var engine = new FakeEngine { RunsOn = true, Output = [FakeEngine.Frame("waiting for a lock\n")] };
        using var run = ImageRun.Of(engine).Input("timeout", "5s");

        await ImageRun.MigrateAsync(run);

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("timeout");
        run.Summary.ShouldContain("waiting for a lock");
        engine.Only("POST", "/stop").Path.ShouldEndWith("?t=10");
        engine.Only("DELETE", "/containers/migrate-");
    }

    [Theory]
    [InlineData("leave", "goes on: a migration is not cut in half. Follow it with 'docker logs -f migrate-1001-1-migrate-db-", 0)]
    [InlineData("stop", "was stopped.", 1)]
    public async Task When_the_job_is_cancelled_the_container_is_left_or_stopped(string policy, string told, int stops)
    {
        await using var engine = new FakeEngine { RunsOn = true };
        using var run = ImageRun.Of(engine, speed: 1).Input("on-cancel", policy);

        var running = ImageRun.MigrateAsync(run);
        await Moment.ComesAsync(() => engine.Requests.Any(request => request.Path.EndsWith("/wait", StringComparison.Ordinal)));
        run.Stop();
        await running;

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("cancelled");
        run.Log.ShouldContain(told);
        engine.Requests.Count(request => request.Path.Contains("/stop", StringComparison.Ordinal)).ShouldBe(stops);
        engine.Requests.Count(request => request.Method == "DELETE").ShouldBe(stops);
    }

    [Fact]
    public async Task A_dry_run_makes_no_container_and_pulls_nothing()
    {
        await using var engine = new FakeEngine { HasImage = false };
        using var run = ImageRun.Of(engine).Input("dry-run", "true");

        await ImageRun.MigrateAsync(run);

        run.ExitCode.ShouldBe(0, run.Log);
        run.Log.ShouldContain("Would run in a container of registry.example.com/shop/api:2: alembic upgrade head");
        engine.Requests.ShouldAllBe(request => request.Method == "GET");
    }

    [Fact]
    public async Task An_image_must_be_given()
    {
        await using var engine = new FakeEngine();

        using var run = await ImageRun.MigrateAsync(ImageRun.Of(engine).Input("image", ""));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("Input 'image': 'run-in: image' needs the image that the commands run in.");
    }

    [Fact]
    public async Task An_engine_that_does_not_answer_is_named()
    {
        await using var engine = new FakeEngine();
        using var run = ImageRun.Of(engine);
        var nobody = Path.Combine(run.Workspace, "nobody.sock");
        File.WriteAllText(nobody, "");
        run.Variables["DOCKER_HOST"] = $"unix://{nobody}";

        await ImageRun.MigrateAsync(run);

        run.ExitCode.ShouldBe(1, run.Log);
        run.Log.ShouldContain($"The container engine at {nobody} does not answer");
    }
}
