using LocalGitHub;
using Notify.Tests.Deployments;
using Notify.Tests.Support;
using static Notify.Tests.Deployments.RecordsWorld;

namespace Notify.Tests.Previous;

/// <summary>What is known of the runs before this one, when there is no environment.</summary>
public sealed class RunOutcomeTests
{
    [Theory]
    [InlineData("success", "success", "success", "success")]
    [InlineData("failure", "success", "failure", "recovered")]
    [InlineData("timed_out", "success", "failure", "recovered")]
    [InlineData("failure cancelled", "success", "cancelled", "recovered")]
    [InlineData("failure skipped", "success", "failure", "recovered")]
    [InlineData("success failure failure", "failure", "failure", "failure")]
    public async Task The_last_run_that_has_ended_counts(string oldestFirst, string status, string previous, string told)
    {
        await using var world = await StartAsync(runs: Runs(oldestFirst));

        using var run = await world.Run(status, ("when", "change")).NotifyAsync();

        run.Outputs["previous-status"].ShouldBe(previous, run.Log);
        run.Outputs["status"].ShouldBe(told);
        run.Outputs["consecutive-failures"].ShouldBe(status == "failure" ? "3" : "");
    }

    [Fact]
    public async Task Later_runs_other_branches_forks_and_pull_requests_do_not_count()
    {
        await using var world = await StartAsync(runs:
        [
            Ended(900, "failure"),
            Ended(901, "success") with { Branch = "topic" },
            Ended(902, "success") with { HeadRepository = "mallory/shop" },
            Ended(903, "success") with { Event = "pull_request" },
            Ended(904, "success") with { Workflow = "other.yml" },
            Ended(905, null),
            Ended(1001, "success"),
            Ended(1002, "success"),
        ]);

        using var run = await world.Run("success", ("when", "recovered")).NotifyAsync();

        run.Outputs["status"].ShouldBe("recovered", run.Log);
    }

    [Fact]
    public async Task An_earlier_attempt_of_this_run_comes_first()
    {
        await using var world = await StartAsync(runs: [Ended(900, "success"), Ended(1001, null) with { EarlierAttempts = ["failure"] }]);
        using var run = world.Run("success", ("when", "change"));
        run.Variables["GITHUB_RUN_ATTEMPT"] = "2";

        await run.NotifyAsync();

        run.Outputs["status"].ShouldBe("recovered", run.Log);
    }

    [Fact]
    public async Task Only_a_failure_is_worth_a_request_when_everything_is_told()
    {
        await using var world = await StartAsync(runs: Runs("failure"));

        using var good = await world.Run("success").NotifyAsync();
        var asked = world.Server.Requests.Count;
        using var bad = await world.Run("failure").NotifyAsync();

        asked.ShouldBe(0);
        bad.Outputs["consecutive-failures"].ShouldBe("2", bad.Log);
    }

    private static IReadOnlyList<LocalWorkflowRun> Runs(string oldestFirst) => [.. oldestFirst.Split(' ').Select((conclusion, at) => Ended(900 + at, conclusion))];

    private static LocalWorkflowRun Ended(long id, string? conclusion) => new(id, new string('b', 40)) { Conclusion = conclusion, CreatedAt = DateTimeOffset.UnixEpoch.AddHours(id) };
}
