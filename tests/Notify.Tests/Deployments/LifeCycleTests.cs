using System.Text.Json.Nodes;
using LocalGitHub;
using static Notify.Tests.Deployments.RecordsWorld;

namespace Notify.Tests.Deployments;

/// <summary>What becomes of a deployment record from the start of a run to its end.</summary>
public sealed class LifeCycleTests
{
    [Theory]
    [InlineData("success", "success")]
    [InlineData("recovered", "success")]
    [InlineData("failure", "failure")]
    [InlineData("cancelled", "inactive")]
    [InlineData("rolled-back", "failure")]
    public async Task One_record_is_kept_from_start_to_end(string status, string state)
    {
        await using var world = await StartAsync();

        using var started = await world.RecordAsync("started", ("version", "1.4.0"));
        using var ended = await world.RecordAsync(status, ("version", "1.4.0"), ("reason", "because"), ("environment-url", "https://shop.example.com/"));

        ended.ExitCode.ShouldBe(0, ended.Log);
        var record = world.Records.ShouldHaveSingleItem();
        record.States.ShouldBe(["in_progress", state]);
        (record.Task, record.Environment, record.Sha, record.IsProduction, record.IsTransient).ShouldBe((Deploy, "production", new string('a', 40), true, false));
        record.Statuses[0].Description.ShouldBe("started 1.4.0");
        record.Statuses[1].Description.ShouldEndWith(": because");
        record.Statuses[1].LogUrl.ShouldBe(RunUrl + "1001");
        record.Statuses[1].EnvironmentUrl.ShouldBe("https://shop.example.com/");
        started.Outputs["deployment-id"].ShouldBe("1");
        ended.Outputs["deployment-id"].ShouldBe("1");
    }

    [Theory]
    [InlineData("success", "success")]
    [InlineData("failure", "failure")]
    [InlineData("cancelled", "inactive")]
    public async Task A_single_step_at_the_end_makes_the_whole_record(string status, string state)
    {
        await using var world = await StartAsync();

        using var run = await world.RecordAsync(status);

        world.Records.ShouldHaveSingleItem().States.ShouldBe([state], run.Log);
        JsonNode.Parse(run.Outputs["results"])!["deployment"]!.ToJsonString().ShouldBe("""{"outcome":"delivered","reason":"","tries":1,"id":"1"}""");
    }

    [Fact]
    public async Task A_cancelled_one_can_be_an_error_but_is_never_a_failure()
    {
        await using var world = await StartAsync();

        using var run = await world.RecordAsync("cancelled", ("cancelled-as", "error"), ("reason", "somebody pressed the button"));

        var status = world.Records.ShouldHaveSingleItem().Statuses.ShouldHaveSingleItem();
        (status.State, status.Description).ShouldBe(("error", "cancelled: somebody pressed the button"));
    }

    [Fact]
    public async Task Another_attempt_of_the_run_and_another_service_have_records_of_their_own()
    {
        await using var world = await StartAsync();
        using var first = await world.RecordAsync("failure");
        var again = world.Run("success", ("sinks", "deployment"), ("service", "web"), ("environment", "production"));
        again.Variables["GITHUB_RUN_ATTEMPT"] = "2";

        await Support.NotifyRun.NotifyAsync(again);
        using var other = await world.RecordAsync("success", ("service", "api"));
        again.Dispose();

        world.Records.Select(record => record.States[^1]).ShouldBe(["failure", "success", "success"]);
    }

    [Fact]
    public async Task The_record_that_GitHub_makes_of_the_job_is_left_alone()
    {
        await using var world = await StartAsync([new LocalDeployment(1, "production", new string('a', 40), "in_progress") { LogUrl = RunUrl + "1001/job/5" }]);

        using var run = await world.RecordAsync("success");

        world.Records.Select(record => (record.Task, record.States[^1])).ShouldBe([("deploy", "in_progress"), (Deploy, "success")], run.Log);
    }

    [Fact]
    public async Task What_was_told_already_is_not_told_again()
    {
        await using var world = await StartAsync();
        using var first = await world.RecordAsync("success");

        using var second = await world.RecordAsync("success");

        world.Records.ShouldHaveSingleItem().States.ShouldBe(["success"]);
        second.Log.ShouldContain("deployment: delivered: it was success already");
    }

    [Fact]
    public async Task What_is_known_only_at_the_end_takes_the_place_of_what_was_known_at_the_start()
    {
        await using var world = await StartAsync([Record(1, Deploy, "success")]);
        using var started = await world.RecordAsync("started", ("version", "1.4.0"), ("migration-head", "0042"));

        using var ended = await world.RecordAsync("success", ("version", "1.4.0"), ("task-definition", "web:41"));
        using var again = await world.RecordAsync("success", ("version", "1.4.0"), ("task-definition", "web:41"));

        (started.Outputs["deployment-id"], ended.Outputs["deployment-id"], again.Outputs["deployment-id"]).ShouldBe(("2", "3", "3"), ended.Log);
        world.Records.Select(record => (record.Id, record.States[^1])).ShouldBe([(1, "inactive"), (3, "success")]);
        var payload = JsonNode.Parse(world.Records[1].Payload)!;
        (payload["version"]!.GetValue<string>(), payload["taskDefinition"]!.GetValue<string>(), payload["migrationHead"]!.GetValue<string>()).ShouldBe(("1.4.0", "web:41", "0042"));
    }

    [Fact]
    public async Task An_id_of_an_earlier_step_is_continued_without_looking()
    {
        await using var world = await StartAsync([Record(7, Deploy, "queued")]);

        using var run = await world.RecordAsync("started", ("deployment-id", "7"));
        using var unknown = await world.RecordAsync("success", ("deployment-id", "8"));

        world.Records.ShouldHaveSingleItem().States.ShouldBe(["queued", "in_progress"], run.Log);
        unknown.Log.ShouldContain("acme/shop has no deployment 8; 'deployment-id' takes the output of an earlier step");
    }

    [Theory]
    [InlineData("deploy", "{}")]
    [InlineData("deploy", """{"service":"web"}""")]
    [InlineData(Deploy, """{"service":"web","run":"900/1","version":"1.4.0"}""")]
    public async Task What_others_or_other_runs_recorded_is_continued_and_stays(string task, string payload)
    {
        await using var world = await StartAsync([Record(7, task, "in_progress") with { Payload = payload }]);

        using var run = await world.RecordAsync("success", ("deployment-id", "7"), ("version", "1.4.0"));

        world.Records.ShouldHaveSingleItem().States.ShouldBe(["in_progress", "success"], run.Log);
        run.Outputs["deployment-id"].ShouldBe("7");
    }

    [Fact]
    public async Task A_success_ends_earlier_ones_of_the_same_service_only()
    {
        await using var world = await StartAsync(
        [
            Record(1, Deploy, "success"), Record(2, Deploy, "success", "inactive"), Record(3, Deploy, "failure"), Record(4, Rollback, "in_progress", "success"),
            Record(5, Deploy, "success") with { Payload = """{"service":"api"}""" }, Record(6, "deploy", "success"),
        ]);

        using var run = await world.RecordAsync("success");

        world.Records.Select(record => record.States[^1]).ShouldBe(["success", "inactive", "failure", "inactive", "success", "success", "success"], run.Log);
        world.Records[3].Statuses[^1].Description.ShouldBe("superseded by deployment 7");
    }

    [Fact]
    public async Task A_run_that_only_takes_back_makes_no_record()
    {
        await using var world = await StartAsync([Record(1, Deploy, "success", "failure"), Record(2, Rollback, "success") with { Payload = """{"service":"web","run":"1001/1"}""" }]);

        using var run = await world.RecordAsync("rolled-back");

        world.Writes.ShouldBe(0);
        run.Log.ShouldContain("deployment: skipped: this run has recorded no deployment that could have been rolled back");
        run.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_warning_changes_nothing()
    {
        await using var world = await StartAsync();

        using var run = await world.RecordAsync("warning");

        world.Writes.ShouldBe(0);
        run.Log.ShouldContain("deployment: skipped: warning says nothing of how the deployment ended");
    }

    [Fact]
    public async Task The_record_is_kept_also_when_nobody_wants_to_be_told()
    {
        await using var world = await StartAsync();

        using var run = await world.RecordAsync("success", ("when", "failure"));

        world.Records.ShouldHaveSingleItem().States.ShouldBe(["success"]);
        run.Log.ShouldContain("Only what keeps a state in order was told: when: failure, and this is success.");
    }

    [Fact]
    public async Task A_dry_run_shows_what_would_be_recorded()
    {
        await using var world = await StartAsync();

        using var run = await world.RecordAsync("success", ("dry-run", "true"), ("version", "1.4.0"));

        world.Writes.ShouldBe(0);
        run.Log.ShouldContain("suite-deploy of aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa to production");
        run.Log.ShouldContain("success: deployed 1.4.0");
    }
}
