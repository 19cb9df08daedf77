using LocalGitHub;
using static Notify.Tests.Deployments.RecordsWorld;

namespace Notify.Tests.Deployments;

/// <summary>What goes wrong between the step and GitHub.</summary>
public sealed class TroubleTests
{
    [Theory]
    [InlineData("Conflict merging main into aaaa.", "ignore")]
    [InlineData("Conflict: Commit status checks failed for aaaa.", "warn")]
    public async Task A_conflict_makes_the_step_fail_with_the_reason_whatever_is_wished(string reason, string onError)
    {
        await using var world = await StartAsync(conflict: reason);

        using var run = await world.RecordAsync("success", ("on-error", onError));

        run.ExitCode.ShouldBe(1);
        run.Log.ShouldContain("::error title=Not delivered to deployment::deployment: failed: GitHub answered 409: " + reason);
        run.Outputs["deployment-id"].ShouldBe("");
    }

    [Theory]
    [InlineData("warn", 0)]
    [InlineData("fail", 1)]
    public async Task A_missing_permission_is_named(string onError, int exitCode)
    {
        await using var world = await StartAsync(permissions: "deployments: read");

        using var run = await world.RecordAsync("success", ("on-error", onError));

        run.ExitCode.ShouldBe(exitCode);
        run.Log.ShouldContain("deployments: write");
    }

    [Fact]
    public async Task The_id_is_written_before_anything_else_can_go_wrong()
    {
        await using var world = await StartAsync();
        world.Server.Add(new FaultRule(FaultKind.ServerError, "/statuses") { Status = 500 });

        using var run = await world.RecordAsync("success");

        run.Outputs["deployment-id"].ShouldBe("1");
        run.Outputs["failed-count"].ShouldBe("1");
        world.Records.ShouldHaveSingleItem().States.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_that_was_lost_makes_no_second_record()
    {
        await using var world = await StartAsync();
        world.Server.Add(new FaultRule(FaultKind.LostAnswer, "/deployments", Times: 1) { Method = "POST" });

        using var run = await world.RecordAsync("success");

        world.Records.ShouldHaveSingleItem().States.ShouldBe(["success"], run.Log);
        (run.Outputs["deployment-id"], run.Outputs["delivered-count"]).ShouldBe(("1", "1"));
    }

    [Fact]
    public async Task A_rate_limit_is_waited_for()
    {
        await using var world = await StartAsync();
        world.Server.Add(new FaultRule(FaultKind.SecondaryRateLimit, "/deployments", Times: 2, Wait: TimeSpan.FromSeconds(2)));

        using var run = await world.RecordAsync("success");

        world.Records.ShouldHaveSingleItem().States.ShouldBe(["success"], run.Log);
    }

    [Theory]
    [InlineData("environment", "", "the sink 'deployment' is named in 'sinks' and needs it")]
    [InlineData("token", "", "the sink 'deployment' is named in 'sinks' and needs it, with the permission deployments: write")]
    [InlineData("deployment-id", "web=7", "expected the output 'deployment-id' of an earlier step, a number")]
    [InlineData("deployment-record", "[{}]", "an entry has no 'service'")]
    [InlineData("deployment-record", "{}", "expected the output 'record' of a deploy action, a JSON list")]
    [InlineData("task-definition", "web:1\napi:1", "expected one line of at most 400 characters")]
    public async Task Wrong_settings_are_told_at_once(string input, string value, string told)
    {
        await using var world = await StartAsync();

        using var run = await world.RecordAsync("success", (input, value));

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain(told);
        world.Server.Requests.ShouldBeEmpty();
    }
}
