namespace Workflows.Tests.Scripts;

/// <summary>What others see of a plan of infrastructure.</summary>
public sealed class PlanReportTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("plan-");

    [Theory]
    [InlineData("""      + db_password = "planted" """)]
    [InlineData("""      ~ master_password = "planted" -> "planted2" """)]
    [InlineData("""          - api_token   = "planted" -> null""")]
    [InlineData("""      + url = "postgres://user:planted@host/db" """)]
    [InlineData("      + user_data = <<-EOT\n            -----BEGIN RSA" + " PRIVATE KEY-----\n            planted\n            -----END RSA PRIVATE KEY-----\n        EOT")]
    [InlineData("      + client_secret = <<-EOT\n            planted\n            planted\n        EOT")]
    [InlineData("""      + secret_string = jsonencode(""" + "\n            {\n              + user = \"planted\"\n            }\n        )")]
    [InlineData("""                  + name  = "DB_PASSWORD" """ + "\n                  + value = \"planted\"")]
    [InlineData("""      + policy = "{\"password\":\"x\"}" # "password": "planted" """)]
    [InlineData("       ├─ [~] .DB_PASSWORD:\n       │   ├─ [-] planted\n       │   └─ [+] planted2")]
    [InlineData("""[+] Output ApiToken: {"Value":"planted"}""")]
    public async Task Hides_what_is_secret(string plan)
    {
        var report = await ReportAsync($"before\n\n{plan}\n\nafter\n");

        report.ShouldNotContain("planted");
        report.ShouldContain("before");
        report.ShouldContain("after");
    }

    [Fact]
    public async Task Shows_what_is_not()
    {
        var report = await ReportAsync("      ~ size = 3 -> 4\n      + password = (sensitive value)\n      + tokens = [\n");

        report.ShouldContain("~ size = 3 -> 4");
        report.ShouldContain("+ password = (sensitive value)");
        report.ShouldContain("+ tokens = [");
    }

    [Fact]
    public async Task Is_cut_between_two_blocks_and_remains_a_whole_page()
    {
        var block = $"  # resource\n  + value = \"{new string('z', 500)}\"\n";

        var report = await ReportAsync(string.Join('\n', Enumerable.Repeat(block, 300)));

        report.Length.ShouldBeLessThan(60_000);
        report.ShouldContain("(cut here; the summary of the run goes on)");
        report.TrimEnd().ShouldEndWith("</details>");
    }

    [Fact]
    public async Task Cannot_be_left_by_its_text() => (await ReportAsync("~~~~~~~~\n# heading\n")).Split('\n').Count(line => line == "~~~~~~~~").ShouldBe(2);

    [Fact]
    public async Task Has_the_same_digest_in_whatever_order_changes_come()
    {
        var first = await DigestAsync("""[{"address":"a","actions":["update"]},{"address":"b","actions":["delete"]}]""");

        (await DigestAsync("""[{"actions":["delete"],"address":"b","more":1},{"address":"a","actions":["update"]}]""")).ShouldBe(first);
        (await DigestAsync("""[{"address":"a","actions":["delete"]},{"address":"b","actions":["delete"]}]""")).ShouldNotBe(first);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""[{"address":"a"}]""")]
    [InlineData("""[{"address":"a","actions":[]}]""")]
    public async Task Is_refused_when_nobody_can_tell_what_changes(string changes) => (await RunAsync("", changes)).ExitCode.ShouldNotBe(0);

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<string> ReportAsync(string plan)
    {
        var run = await RunAsync(plan, """[{"address":"a","actions":["update"]}]""");
        run.ExitCode.ShouldBe(0, run.Log);
        return await File.ReadAllTextAsync(Path.Combine(folder.FullName, "report", "report.md"), TestContext.Current.CancellationToken);
    }

    private async Task<string> DigestAsync(string changes)
    {
        var run = await RunAsync("", changes);
        run.ExitCode.ShouldBe(0, run.Log);
        return await File.ReadAllTextAsync(Path.Combine(folder.FullName, "report", "report.json"), TestContext.Current.CancellationToken);
    }

    private async Task<ScriptRun> RunAsync(string plan, string changes)
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "plan.txt"), plan);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "changes.json"), changes);
        return await StepScript.Of("infrastructure", "plan", "Write report").RunAsync(folder.FullName, ("COMPONENT", "infrastructure"), ("ENVIRONMENT", "dev"), ("COMMIT", new string('a', 40)), ("PLAN_DIR", folder.FullName), ("REPORT_DIR", Path.Combine(folder.FullName, "report")));
    }
}
