using System.Text.Json.Nodes;
using LocalGitHub;
using Notify.Tests.Deployments;
using Notify.Tests.Support;
using Testing;
using static Notify.Tests.Deployments.RecordsWorld;

namespace Notify.Tests.Previous;

/// <summary>Runs one after another, with <c>when: change</c>: the channel hears what is new.</summary>
public sealed class ChangeOfStateTests
{
    [Fact]
    public async Task A_failure_after_a_failure_is_silent_and_a_success_after_it_is_a_recovery()
    {
        await using var world = await StartAsync();

        var told = new List<string>();
        foreach (var (status, number) in new[] { "success", "failure", "failure", "cancelled", "success", "success" }.Select((status, at) => (status, at + 1)))
        {
            using var run = await RunAsync(world, status, number);
            var results = JsonNode.Parse(run.Outputs["results"])!;
            run.ExitCode.ShouldBe(0, run.Log);
            results["deployment"]!["outcome"]!.GetValue<string>().ShouldBe("delivered");
            told.Add($"{run.Outputs["status"]}: {results["slack"]!["outcome"]!.GetValue<string>()}");
        }

        told.ShouldBe(["success: delivered", "failure: delivered", "failure: skipped", "cancelled: delivered", "recovered: delivered", "success: skipped"]);
        Messages(world).Count().ShouldBe(4);
        Messages(world).Last().ShouldContain("web deployed to production: recovered");
        world.Records.Select(record => record.States[^1]).ShouldBe(["inactive", "failure", "failure", "inactive", "inactive", "success"]);
    }

    [Theory]
    [InlineData("change", "failure")]
    [InlineData("change", "success")]
    [InlineData("recovered", "success")]
    public async Task What_cannot_be_found_out_counts_as_a_change_and_is_warned_of(string when, string status)
    {
        await using var world = await StartAsync([Record(1, Deploy, status)], permissions: "contents: read");

        using var run = await Slack(world, world.Run(status, ("service", "web"), ("environment", "production"), ("when", when))).NotifyAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["delivered-count"].ShouldBe("1");
        (run.Outputs["status"], run.Outputs["previous-status"], run.Outputs["consecutive-failures"]).ShouldBe((status, "", ""));
        run.Log.ShouldContain("::warning title=Previous status unknown::How the one before ended is not known, so this counts as a change: ");
        run.Log.ShouldContain("deployments: read");
    }

    [Theory]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.PrimaryRateLimit)]
    public async Task A_GitHub_in_trouble_stops_no_message(FaultKind trouble)
    {
        await using var world = await StartAsync([Record(1, Deploy, "failure")]);
        world.Server.Add(new FaultRule(trouble, "/repos/", Wait: TimeSpan.FromHours(1)));

        using var run = await Slack(world, world.Run("failure", ("service", "web"), ("environment", "production"), ("when", "change"))).NotifyAsync();

        run.Outputs["delivered-count"].ShouldBe("1", run.Log);
        run.Log.ShouldContain("Previous status unknown");
    }

    [Fact]
    public async Task That_failures_cannot_be_counted_is_no_warning()
    {
        await using var world = await StartAsync(permissions: "contents: read");

        using var run = await Slack(world, world.Run("failure")).NotifyAsync();

        run.Outputs["delivered-count"].ShouldBe("1", run.Log);
        run.Log.ShouldContain("How the one before ended is not known: ");
        run.Log.ShouldNotContain("::warning");
    }

    private static Task<ActionRun> RunAsync(RecordsWorld world, string status, int number)
    {
        var run = Slack(world, world.Run(status, ("service", "web"), ("environment", "production"), ("when", "change"), ("sinks", "slack, deployment")));
        run.Variables["GITHUB_RUN_ID"] = $"{number}";
        return run.NotifyAsync();
    }

    private static ActionRun Slack(RecordsWorld world, ActionRun run) => run.Input("slack-webhook-url", world.Server.Webhook(Webhook).ToString());

    private static IEnumerable<string> Messages(RecordsWorld world) => world.Server.Requests.Where(request => request.Path.StartsWith("/services/", StringComparison.Ordinal)).Select(request => request.Body);
}
