using System.Text.Json.Nodes;
using Actions.GitHub;
using Actions.Toolkit;
using Notify.Events;
using Notify.Wishes;

namespace Notify.Tests.Events;

public sealed class NotificationTests
{
    private static readonly string Head = new('c', 40);
    private static readonly EventWishes Plain = new() { Status = NotificationStatus.Success, MostChanges = 20 };

    [Fact]
    public void A_push_brings_its_commits_youngest_first_with_the_first_line_of_each_message()
    {
        var told = Build(Plain, "push", new JsonObject
        {
            ["compare"] = "https://github.com/acme/shop/compare/a...b",
            ["commits"] = new JsonArray(Commit('1', "Sell tea\n\nIn three sizes."), Commit('2', "\n\nSell coffee\r\n")),
        });

        told.Changes.ShouldBe([new Change("Sell coffee", new string('2', 40)), new Change("Sell tea", new string('1', 40))]);
        told.CompareUrl.ShouldBe("https://github.com/acme/shop/compare/a...b");
    }

    [Fact]
    public void Changes_of_the_author_take_the_place_of_the_commits()
    {
        var wishes = Plain with { Changes = [new Change("Sell cake")] };

        Build(wishes, "push", new JsonObject { ["commits"] = new JsonArray(Commit('1', "Sell tea")) }).Changes.ShouldBe([new Change("Sell cake")]);
    }

    [Fact]
    public void A_pull_request_is_about_its_head_and_not_about_the_trial_merge() =>
        Build(Plain, "pull_request", new JsonObject { ["pull_request"] = new JsonObject { ["number"] = 7, ["head"] = new JsonObject { ["sha"] = Head } } }).Commit.ShouldBe(Head);

    [Fact]
    public void A_run_that_follows_another_is_about_the_commit_of_that_one() =>
        Build(Plain, "workflow_run", new JsonObject { ["workflow_run"] = new JsonObject { ["head_sha"] = Head } }).Commit.ShouldBe(Head);

    [Theory]
    [InlineData(NotificationStatus.Success, "success,skipped", NotificationStatus.Success)]
    [InlineData(NotificationStatus.Success, "skipped,skipped", NotificationStatus.Cancelled)]
    [InlineData(NotificationStatus.Started, "skipped", NotificationStatus.Started)]
    [InlineData(NotificationStatus.Success, "success,cancelled", NotificationStatus.Cancelled)]
    [InlineData(NotificationStatus.Success, "cancelled,failure", NotificationStatus.Failure)]
    [InlineData(NotificationStatus.Started, "failure", NotificationStatus.Started)]
    [InlineData(NotificationStatus.RolledBack, "failure", NotificationStatus.RolledBack)]
    internal void A_job_that_failed_makes_a_success_a_failure(NotificationStatus given, string results, NotificationStatus expected)
    {
        var wishes = Plain with { Status = given, Jobs = [.. results.Split(',').Select((result, at) => new JobResult($"job-{at}", result))] };

        Build(wishes, "push", []).Status.ShouldBe(expected);
    }

    [Fact]
    public void A_deployment_that_never_came_to_its_turn_is_no_success_and_says_why()
    {
        var wishes = Plain with { Jobs = [new JobResult("deploy", "skipped")] };

        Build(wishes, "push", []).Reason.ShouldBe("nothing ran: deploy was skipped");
        Build(wishes with { Reason = "frozen" }, "push", []).Reason.ShouldBe("frozen");
    }

    [Theory]
    [InlineData("production", null, true)]
    [InlineData("PROD", null, true)]
    [InlineData("prod-eu", null, true)]
    [InlineData("pre-prod", null, false)]
    [InlineData("staging", null, false)]
    [InlineData("eu", true, true)]
    [InlineData("production", false, false)]
    [InlineData(null, null, false)]
    internal void Production_is_known_by_its_name_unless_the_author_says(string? environment, bool? said, bool expected) =>
        Build(Plain with { Environment = environment, IsProduction = said }, "push", []).IsProduction.ShouldBe(expected);

    [Fact]
    public void What_belongs_together_is_repository_service_environment_and_run()
    {
        Build(Plain with { Service = "api", Environment = "production" }, "push", []).CorrelationKey.ShouldBe("acme/shop:api:production:1001");
        Build(Plain, "push", []).CorrelationKey.ShouldBe("acme/shop:::1001");
        Build(Plain with { CorrelationKey = "release-7" }, "push", []).CorrelationKey.ShouldBe("release-7");
    }

    private static JsonObject Commit(char digit, string message) => new() { ["id"] = new string(digit, 40), ["message"] = message };

    private static Notification Build(EventWishes wishes, string name, JsonObject payload) => NotificationBuilder.Build(
        wishes,
        new RunnerContext(new Dictionary<string, string> { ["GITHUB_REPOSITORY"] = "acme/shop", ["GITHUB_RUN_ID"] = "1001", ["GITHUB_SHA"] = new string('a', 40) }),
        GitHubEvent.Parse(name, System.Text.Encoding.UTF8.GetBytes(payload.ToJsonString())),
        DateTimeOffset.UnixEpoch);
}
