namespace Workflows.Tests.Scripts;

/// <summary>Infrastructure is applied as it was shown, or not at all.</summary>
public sealed class AppliedAsShownTests : IDisposable
{
    private static readonly string Digest = new('a', 64);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("shown-");

    [Fact]
    public async Task Goes_on_when_the_pull_request_showed_the_same()
    {
        var run = await CollectAsync("push", Shown(Digest, isCurrent: true));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs.ShouldContain("has-changes=true");
        run.Outputs.ShouldContain($"digest={Digest}");
    }

    [Fact]
    public async Task Stops_when_the_pull_request_showed_something_else()
    {
        var run = await CollectAsync("push", Shown(new string('b', 64), isCurrent: true));

        run.ExitCode.ShouldBe(1);
        run.Log.ShouldContain("than pull request #7 showed");
        run.Outputs.ShouldBeEmpty();
    }

    [Fact]
    public async Task Stops_when_the_last_commit_of_the_pull_request_had_no_plan()
    {
        var run = await CollectAsync("push", Shown(Digest, isCurrent: false));

        run.ExitCode.ShouldBe(1);
        run.Log.ShouldContain("shows a plan of an earlier commit");
        run.Outputs.ShouldBeEmpty();
    }

    [Fact]
    public async Task Says_when_nobody_saw_it_before()
    {
        var run = await CollectAsync("push", "{}");

        run.ExitCode.ShouldBe(0, run.Log);
        run.Log.ShouldContain("::warning title=infrastructure::No pull request showed this plan");
    }

    [Fact]
    public async Task Compares_with_nothing_when_somebody_started_it()
    {
        var run = await CollectAsync("workflow_dispatch", Shown(new string('b', 64), isCurrent: true));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Stops_when_a_plan_is_missing() => (await CollectAsync("push", "{}", environment: "prod")).ExitCode.ShouldNotBe(0);

    [Theory]
    [InlineData("""[{"address":"a","actions":["update"]}]""", 0)]
    [InlineData("""[{"actions":["update"],"address":"a","other":true}]""", 0)]
    [InlineData("""[{"address":"a","actions":["delete","create"]}]""", 1)]
    [InlineData("""[{"address":"a","actions":["update"]},{"address":"b","actions":["create"]}]""", 1)]
    [InlineData("[]", 1)]
    public async Task Applies_nothing_that_differs_by_resource_or_action(string changes, int exitCode)
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "changes.json"), changes, TestContext.Current.CancellationToken);

        var run = await StepScript.Of("infrastructure", "apply", "Compare with the plan that was shown")
            .RunAsync(folder.FullName, ("PLAN_DIR", folder.FullName), ("DIGEST", Sha256("[{\"actions\":[\"update\"],\"address\":\"a\"}]\n")));

        run.ExitCode.ShouldBe(exitCode, run.Log);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string Shown(string digest, bool isCurrent) => $$$"""{"dev":{"number":7,"digest":"{{{digest}}}","current":{{{(isCurrent ? "true" : "false")}}}}}""";

    private static string Sha256(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private async Task<ScriptRun> CollectAsync(string happened, string reviewed, string environment = "dev")
    {
        var report = folder.CreateSubdirectory("infrastructure-dev");
        await File.WriteAllTextAsync(Path.Combine(report.FullName, "report.json"), $$"""{"environment":"dev","digest":"{{Digest}}","has-changes":true}""");
        return await StepScript.Of("infrastructure", "collect", "Compare with what was reviewed").RunAsync(
            folder.FullName, ("COMPONENT", "infrastructure"), ("ENVIRONMENTS", $"[\"{environment}\"]"), ("ENVIRONMENT", environment), ("EVENT", happened), ("REPORTS", folder.FullName), ("REVIEWED", reviewed));
    }
}
