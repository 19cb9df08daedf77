using System.Text.Json.Nodes;
using LocalAws.Ecs;
using LocalGitHub;

namespace Rollback.Tests;

/// <summary>The whole action with deployment records, over HTTP against the local AWS and the local GitHub.</summary>
public sealed class RecordTests
{
    [Fact]
    public async Task The_newest_record_that_ended_with_success_wins_over_the_history()
    {
        await using var world = await ThreeRevisionsAsync();
        await world.RecordAsync([RollbackWorld.Record(1, "web", 1, "success"), RollbackWorld.Record(2, "web", 2, "failure"), RollbackWorld.Record(3, "web", 3, "success")]);

        using var run = await RollbackWorld.RollBackAsync(world.Run("web").Input("reason", "checkout is broken"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["to-version"].ShouldBe("web:1");
        run.Outputs["deployment-id"].ShouldBe("4");
        run.Log.ShouldContain("not deployment record 2 of 2026-01-01 02:00 UTC (1.2.0): its last status is failure, not success");
        (await world.RevisionAsync("web")).ShouldBe("web:1");
        var made = world.GitHub!.Deployments[^1];
        made.Task.ShouldBe("suite-rollback");
        made.States.ShouldBe(["in_progress", "success"]);
        made.LogUrl.ShouldBe("https://github.com/acme/shop/actions/runs/1001");
        made.Sha.ShouldBe(new string('b', 40));
        JsonNode.DeepEquals(JsonNode.Parse(made.Payload), JsonNode.Parse("""
            {"service":"web","kind":"ecs","version":"1.1.0","imageDigest":null,"taskDefinition":"web:1","migrationHead":null,"previous":"web:3","run":"1001/1","reason":"checkout is broken"}
            """)).ShouldBeTrue(made.Payload);
        world.GitHub.Deployments[2].States.ShouldBe(["in_progress", "success", "failure"]);
        world.GitHub.Deployments[0].States.ShouldBe(["in_progress", "success"]);
    }

    [Fact]
    public async Task A_recorded_version_can_be_asked_for_by_its_name()
    {
        await using var world = await ThreeRevisionsAsync();
        await world.RecordAsync([RollbackWorld.Record(1, "web", 1, "success"), RollbackWorld.Record(2, "web", 2, "success")]);

        using var unknown = await RollbackWorld.RollBackAsync(world.Run("web").Input("to", "9.9.9"));
        using var run = await RollbackWorld.RollBackAsync(world.Run("web").Input("to", "1.1.0").Input("mark-as", "inactive"));

        unknown.ExitCode.ShouldBe(2, unknown.Log);
        unknown.Log.ShouldContain("no deployment record of 'web' names it.%0AThe records name 1.2.0, 1.1.0.");
        run.Outputs["to-version"].ShouldBe("web:1", run.Log);
        run.Outputs["result"].ShouldBe("rolled-back");
    }

    [Fact]
    public async Task Records_that_say_nothing_are_skipped_with_a_reason_and_the_history_decides()
    {
        await using var world = await ThreeRevisionsAsync();
        await world.RecordAsync([.. Enumerable.Range(1, 40).Select(id => new LocalDeployment(id, "production", new string('c', 40), "in_progress"))]);

        using var run = await world.RollBackAsync("web");

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Outputs["to-version"].ShouldBe("web:2");
        run.Log.ShouldContain("it has no payload that says what was deployed");
        run.Log.ShouldContain("No deployment to 'production' was recorded by this suite (task suite-deploy), so those that GitHub itself and others recorded are read.");
    }

    [Fact]
    public async Task A_second_run_does_not_undo_the_first_and_makes_no_second_record()
    {
        await using var world = await ThreeRevisionsAsync();
        await world.RecordAsync([RollbackWorld.Record(1, "web", 2, "success"), RollbackWorld.Record(2, "web", 3, "success")]);
        using var first = await world.RollBackAsync("web");
        world.Server.Records.Clear();

        using var second = await world.RollBackAsync("web");

        first.Outputs["result"].ShouldBe("rolled-back", first.Log);
        second.Outputs["result"].ShouldBe("already-there", second.Log);
        world.Server.Records.Writes().ShouldBeEmpty();
        world.GitHub!.Deployments.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(false, false, 2, "refused")]
    [InlineData(true, false, 0, "rolled-back")]
    [InlineData(false, true, 0, "rolled-back")]
    public async Task Code_that_does_not_know_the_newest_migrations_needs_a_word(bool expandOnly, bool accepted, int exitCode, string result)
    {
        await using var world = await ThreeRevisionsAsync();
        await world.RecordAsync([RollbackWorld.Record(1, "web", 2, "success", "0041"), RollbackWorld.Record(2, "web", 3, "failure", "0042", expandOnly)]);

        using var run = await RollbackWorld.RollBackAsync(world.Run("web").Input("accept-migration-risk", accepted ? "true" : "false"));

        run.ExitCode.ShouldBe(exitCode, run.Log);
        run.Outputs["result"].ShouldBe(result);
        if (exitCode == 2)
        {
            run.Log.ShouldContain("The database is at 0042 and web:2 knows 0041");
            run.Log.ShouldContain("'accept-migration-risk: true' and 'to: web:2'");
            world.Server.Records.Writes().ShouldBeEmpty();
            world.GitHub!.Deployments.Count.ShouldBe(2);
        }
        else
        {
            world.GitHub!.Deployments[^1].Payload.Contains("\"acceptedMigrationRisk\":true", StringComparison.Ordinal).ShouldBe(accepted);
        }
    }

    [Fact]
    public async Task A_deployment_that_another_run_has_begun_is_not_gone_over()
    {
        await using var world = await ThreeRevisionsAsync();
        await world.RecordAsync([RollbackWorld.Record(1, "web", 2, "success"), RollbackWorld.Record(2, "web", 4, "queued") with { LogUrl = "https://github.com/acme/shop/actions/runs/2002" }]);

        using var other = await RollbackWorld.RollBackAsync(world.Run("web").Input("busy", "fail"));
        var ours = world.Run("web").Input("busy", "fail");
        ours.Variables["GITHUB_RUN_ID"] = "2002";
        await RollbackWorld.RollBackAsync(ours);

        other.ExitCode.ShouldBe(2, other.Log);
        other.Log.ShouldContain("by another run is not finished");
        ours.Outputs["result"].ShouldBe("rolled-back", ours.Log);
        ours.Dispose();
    }

    [Fact]
    public async Task A_missing_permission_is_named_before_anything_is_written()
    {
        await using var world = await ThreeRevisionsAsync();
        await world.RecordAsync([], "contents: read");

        using var run = await world.RollBackAsync("web");

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("deployments: read");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task That_a_record_cannot_be_written_is_said_and_stops_nothing()
    {
        await using var world = await ThreeRevisionsAsync();
        await world.RecordAsync([RollbackWorld.Record(1, "web", 1, "success")], "deployments: read");

        using var run = await world.RollBackAsync("web");

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["deployment-id"].ShouldBe("");
        run.Log.ShouldContain("The deployment record was not written.");
        run.Log.ShouldContain("deployments: write");
        (await world.RevisionAsync("web")).ShouldBe("web:1");
    }

    [Fact]
    public async Task Records_of_jobs_do_not_hide_those_of_services()
    {
        await using var world = await ThreeRevisionsAsync();
        await world.RecordAsync(
        [
            RollbackWorld.Record(1, "web", 1, "success"), RollbackWorld.Record(2, "backend", 9, "success"),
            .. Enumerable.Range(3, 150).Select(id => new LocalDeployment(id, "production", new string('c', 40), "success")),
        ]);

        using var run = await world.RollBackAsync("web");

        run.Outputs["to-version"].ShouldBe("web:1", run.Log);
        run.Log.ShouldNotContain("deployment record 2");
    }

    [Theory]
    [InlineData("deploy", "web:1")]
    [InlineData("suite-deploy", "web:2")]
    public async Task Records_of_others_count_until_the_suite_has_recorded_a_deployment(string task, string to)
    {
        await using var world = await ThreeRevisionsAsync();
        await world.RecordAsync([RollbackWorld.Record(1, "web", 1, "success") with { Task = "deploy" }, RollbackWorld.Record(2, "backend", 9, "success") with { Task = task }]);

        using var run = await world.RollBackAsync("web");

        run.Outputs["to-version"].ShouldBe(to, run.Log);
    }

    [Fact]
    public async Task A_version_that_worked_until_a_later_one_came_has_worked()
    {
        await using var world = await ThreeRevisionsAsync();
        var superseded = RollbackWorld.Record(1, "web", 1, "success");
        await world.RecordAsync([superseded with { Statuses = [.. superseded.Statuses, new LocalStatus("inactive")] }, RollbackWorld.Record(2, "web", 2, "inactive"), RollbackWorld.Record(3, "web", 3, "success")]);

        using var run = await world.RollBackAsync("web");

        run.Outputs["to-version"].ShouldBe("web:1", run.Log);
        run.Log.ShouldContain("not deployment record 2 of 2026-01-01 02:00 UTC (1.2.0): its last status is inactive, not success");
    }

    [Fact]
    public async Task A_cancelled_way_back_closes_its_record_and_the_next_run_says_what_became_of_it()
    {
        await using var world = await ThreeRevisionsAsync(RollbackWorld.Slow);
        await world.RecordAsync([RollbackWorld.Record(1, "web", 2, "success"), RollbackWorld.Record(2, "web", 3, "success")]);
        using var cancelled = world.Run("web");
        var rollingBack = RollbackWorld.RollBackAsync(cancelled);
        await world.UntilAsync("web", service => service["taskDefinition"]!.GetValue<string>().EndsWith(":2", StringComparison.Ordinal));
        cancelled.Stop();
        await rollingBack;
        var states = world.GitHub!.Deployments[^1].States;

        using var again = await world.RollBackAsync("web");

        cancelled.Outputs["result"].ShouldBe("cancelled", cancelled.Log);
        states.ShouldBe(["in_progress", "inactive"]);
        again.ExitCode.ShouldBe(0, again.Log);
        world.GitHub.Deployments.Count.ShouldBe(3);
        world.GitHub.Deployments[^1].States.ShouldBe(["in_progress", "inactive", "in_progress", "success"], again.Log);
        world.GitHub.Deployments[1].States[^1].ShouldBe("failure");
    }

    [Fact]
    public async Task A_GitHub_that_does_not_answer_leaves_the_choice_to_the_history()
    {
        await using var world = await ThreeRevisionsAsync();
        await world.RecordAsync([RollbackWorld.Record(1, "web", 1, "success")]);
        world.GitHub!.Add(new FaultRule(FaultKind.ServerError));

        using var run = await world.RollBackAsync("web");

        run.Outputs["to-version"].ShouldBe("web:2", run.Log);
        run.Log.ShouldContain("The deployment records cannot be read, so the history of the platform decides.");
    }

    private static async Task<RollbackWorld> ThreeRevisionsAsync(EcsOptions? options = null)
    {
        var world = await RollbackWorld.StartAsync(["web"], options: options);
        await world.DeployedAsync("web", 2);
        await world.DeployedAsync("web", 3);
        return world;
    }
}
