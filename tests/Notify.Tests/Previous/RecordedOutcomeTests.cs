using LocalGitHub;
using Notify.Tests.Deployments;
using Notify.Tests.Support;
using static Notify.Tests.Deployments.RecordsWorld;

namespace Notify.Tests.Previous;

/// <summary>What is known of the deployments of a service before this one, by their records.</summary>
public sealed class RecordedOutcomeTests
{
    [Theory]
    [InlineData("d:success", "success", "success", "success")]
    [InlineData("d:failure", "success", "failure", "recovered")]
    [InlineData("d:success,inactive", "success", "success", "success")]
    [InlineData("d:failure d:inactive", "success", "cancelled", "recovered")]
    [InlineData("d:success d:inactive", "success", "cancelled", "success")]
    [InlineData("d:success d:error", "success", "cancelled", "success")]
    [InlineData("d:success d:failure d:in_progress", "success", "failure", "recovered")]
    [InlineData("d:success,failure r:success", "success", "rolled-back", "recovered")]
    [InlineData("d:success r:failure", "success", "failure", "recovered")]
    [InlineData("d:failure", "cancelled", "failure", "cancelled")]
    [InlineData("d:failure", "failure", "failure", "failure")]
    [InlineData("d:failure", "warning", "failure", "warning")]
    [InlineData("", "success", "", "success")]
    public async Task The_last_one_that_ended_counts(string oldestFirst, string status, string previous, string told)
    {
        await using var world = await StartAsync(Records(oldestFirst));

        using var run = await world.Run(status, ("service", "web"), ("environment", "production")).NotifyAsync();

        run.Outputs["previous-status"].ShouldBe(previous, run.Log);
        run.Outputs["status"].ShouldBe(told);
        run.Log.ShouldNotContain("Previous status unknown");
    }

    [Theory]
    [InlineData("", "1")]
    [InlineData("d:success", "1")]
    [InlineData("d:failure d:success d:failure d:failure", "3")]
    [InlineData("d:success d:failure d:inactive d:failure", "3")]
    [InlineData("d:success,failure r:success", "2")]
    public async Task Failures_in_a_row_are_counted_with_this_one(string oldestFirst, string count)
    {
        await using var world = await StartAsync(Records(oldestFirst));

        using var run = await world.Run("failure", ("service", "web"), ("environment", "production")).NotifyAsync();

        run.Outputs["consecutive-failures"].ShouldBe(count, run.Log);
    }

    [Fact]
    public async Task Its_own_record_and_those_of_other_services_do_not_count()
    {
        await using var world = await StartAsync(
        [
            Record(1, Deploy, "failure"),
            Record(2, Deploy, "success") with { Payload = """{"service":"api","run":"2/1"}""" },
            Record(3, Rollback, "success") with { Payload = """{"service":"web","run":"1001/1"}""" },
            Record(4, Deploy, "success") with { Payload = """{"service":"web","run":"1001/1"}""" },
        ]);

        using var run = await world.Run("success", ("service", "web"), ("environment", "production")).NotifyAsync();

        run.Outputs["previous-status"].ShouldBe("failure", run.Log);
    }

    [Fact]
    public async Task An_earlier_attempt_of_the_same_run_counts()
    {
        await using var world = await StartAsync([Record(1, Deploy, "failure") with { Payload = """{"service":"web","run":"1001/1"}""" }]);
        using var run = world.Run("success", ("service", "web"), ("environment", "production"));
        run.Variables["GITHUB_RUN_ATTEMPT"] = "2";

        await run.NotifyAsync();

        run.Outputs["status"].ShouldBe("recovered", run.Log);
    }

    [Fact]
    public async Task Without_records_of_this_suite_those_of_GitHub_count_but_that_of_this_run()
    {
        await using var world = await StartAsync(
        [
            new LocalDeployment(1, "production", new string('b', 40), "failure") { LogUrl = RunUrl + "900/job/1" },
            new LocalDeployment(2, "production", new string('b', 40), "success") { LogUrl = RunUrl + "1001/job/2" },
            new LocalDeployment(3, "production", new string('b', 40), "in_progress") { LogUrl = RunUrl + "1002/job/3" },
        ]);

        using var run = await world.Run("success", ("service", "web"), ("environment", "production")).NotifyAsync();

        run.Outputs["status"].ShouldBe("recovered", run.Log);
        run.Log.ShouldContain("No deployment to 'production' was recorded by this suite");
    }

    private static IReadOnlyList<LocalDeployment> Records(string oldestFirst) =>
        [.. oldestFirst.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((text, at) => Record(at + 1, text[0] == 'd' ? Deploy : Rollback, text[2..].Split(',')))];
}
