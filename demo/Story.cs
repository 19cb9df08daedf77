using Testing.Runner;

namespace Demo;

/// <summary>Eight pushes: a first version, a small change, a version that crashes, a version that answers 500, a migration that fails,
/// a function that fails for some, a dependency with a known vulnerability, and its update.</summary>
internal sealed class Story(string sources, ShopRepository repository, IStage stage, Cloud cloud, Team team, Pipeline pipeline, IReadOnlyCollection<Uri> addresses, Terminal terminal) : IAsyncDisposable
{
    private readonly List<Chapter> chapters = [];
    private Prober? visitors;

    public IReadOnlyList<Chapter> Chapters => chapters;

    public async Task TellAsync()
    {
        await FirstVersionAsync();
        await SmallChangeAsync();
        await CrashAsync();
        await ErrorsAsync();
        await MigrationAsync();
        await FunctionAsync();
        AdvisoryData.Write(Path.Combine(sources, "advisories"), repository.Folder);
        await VulnerabilityAsync();
        await UpdateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (visitors is not null)
            await visitors.DisposeAsync();
    }

    private async Task FirstVersionAsync()
    {
        var (chapter, job) = await BeginAsync("Version 1: everything is new", "The monorepo is pushed for the first time, so every part is deployed. From then on visitors never stop asking.", "monorepo", "Shop");
        var result = await pipeline.RunAsync(job, chapter);

        Expect(chapter, "the database is migrated before anything is deployed", result.Migration?.Log.Text.Contains("applying 0001_orders", StringComparison.Ordinal) == true && result.Migration.Outputs["result"] == "migrated");
        Expect(chapter, "web, backend and worker are deployed", Set(result.Parts, "web", "backend", "worker") && result.Deploy?.Succeeded == true);
        Expect(chapter, "the function is published, tested, and gets its alias", result.Function is { Succeeded: true } function && function.Outputs["test-result"] == "passed");
        Expect(chapter, "both addresses answer with the commit that was pushed, and go on doing so", result.Check?.Succeeded == true);
        ExpectMessage(chapter, $"shop {repository.ShortHead} deployed to production");
        visitors = Prober.Start(addresses);
    }

    private async Task SmallChangeAsync()
    {
        var before = await cloud.DeploymentAsync("backend");
        var (chapter, job) = await BeginAsync(
            "Version 2: one part changes", "A word in packages/greeting changes. Only web uses it, so only web is deployed, while visitors go on asking.", "changes/2-greeting", "Greet those who come back");
        var result = await pipeline.RunAsync(job, chapter);

        Expect(chapter, "only web is deployed", Set(result.Parts, "web") && result.Deploy?.Succeeded == true, string.Join(", ", result.Parts));
        Expect(chapter, "backend was not touched", await cloud.DeploymentAsync("backend") == before);
        Expect(chapter, "web answers with the new commit", result.Check?.Succeeded == true);
        ExpectNoFailedRequest(chapter);
    }

    private async Task CrashAsync()
    {
        var before = await cloud.RunningImagesAsync("backend");
        var (chapter, job) = await BeginAsync(
            "Version 3: a version that crashes", "backend wants a setting that nobody added. It must be refused with the reason, and the old version must go on answering.", "changes/3-crash", "Ask the payment provider");
        var result = await pipeline.RunAsync(job, chapter);

        var told = result.Deploy is { } deploy ? deploy.Log.Text + deploy.Summary : "";
        Expect(chapter, "the deployment is refused", result.Deploy is { Succeeded: false }, result.Deploy is null ? "" : $"after {result.Deploy.Took.TotalSeconds:0.0} s");
        Expect(chapter, "the log says why: the exit code and the last log lines", told.Contains("exit code", StringComparison.Ordinal) && told.Contains("PAYMENTS_URL is not set", StringComparison.Ordinal));
        ExpectMessage(chapter, "shop in production was rolled back");
        Expect(chapter, "backend runs the version before", (await cloud.RunningImagesAsync("backend")).SequenceEqual(before) && result.Deploy?.Outputs["result"] == "rolled-back");
        ExpectNoFailedRequest(chapter);
    }

    private async Task ErrorsAsync()
    {
        var before = await cloud.RunningImagesAsync("web");
        var (chapter, job) = await BeginAsync(
            "Version 4: a version that gets through but does not work", "web starts and looks healthy to the load balancer, but answers 500 to everybody else. The health check finds out, and the job rolls back to the last version that worked.", "changes/4-errors", "Show the price list");
        var result = await pipeline.RunAsync(job, chapter);

        Expect(chapter, "the deployment itself succeeds", result.Deploy?.Succeeded == true);
        Expect(chapter, "the health check fails and shows the status", result.Check is { Succeeded: false } check && check.Log.Text.Contains("500", StringComparison.Ordinal));
        Expect(chapter, "the rollback says which version it left, and why it went to which", TellsTheWay(result.Back));
        Expect(chapter, "web is back at the version before", result.Back?.Succeeded == true && (await cloud.RunningImagesAsync("web")).SequenceEqual(before));
        var during = visitors!.Take();
        Expect(chapter, "visitors saw errors only until then", during.Failed > 0, during.ToString());
        await Task.Delay(TimeSpan.FromSeconds(1));
        var after = ExpectNoFailedRequest(chapter);
        var versions = after.VersionsOf("web");
        Expect(chapter, "the version before answers again", versions.SequenceEqual(before.Select(Cloud.TagOf)), string.Join(", ", versions));
    }

    private async Task MigrationAsync()
    {
        var before = await cloud.RunningImagesAsync("backend");
        var deployment = await cloud.DeploymentAsync("backend");
        var (chapter, job) = await BeginAsync(
            "Version 5: a migration that fails", "backend brings a change of its database that names a table which does not exist. Nothing must be deployed, and the database must stay as it was.", "changes/5-migration", "Sell with a discount");
        var result = await pipeline.RunAsync(job, chapter);

        Expect(chapter, "the migration fails and shows the error of the database", result.Migration is { Succeeded: false } failed && failed.Summary.Contains("no such table: order_lines", StringComparison.Ordinal));
        ExpectMessage(chapter, $"Deployment of shop {repository.ShortHead} to production failed");
        Expect(chapter, "the records say how each deployment ended", team.RecordsOf("production").SequenceEqual(["inactive", "success", "failure", "failure", "failure"]), string.Join(", ", team.RecordsOf("production")));
        Expect(chapter, "nothing is deployed", result.Deploy is null && await cloud.DeploymentAsync("backend") == deployment && (await cloud.RunningImagesAsync("backend")).SequenceEqual(before));
        ExpectNoFailedRequest(chapter);
    }

    private async Task FunctionAsync()
    {
        await using var customers = Customers.Start(stage);
        var (chapter, job) = await BeginAsync(
            "Version 6: a function that fails for some", "The function that writes receipts forgets orders without a coupon. Its test event has one, so it passes; a fifth of the orders then finds out, and the alias goes back.", "changes/6-receipts", "Tell what a coupon saved");
        var result = await pipeline.RunAsync(job, chapter);

        Expect(chapter, "the test event is answered as expected", result.Function?.Outputs["test-result"] == "passed");
        Expect(chapter, "the alias is taken back, and the log says by how many failures", result.Function is { Succeeded: false } failed && failed.Outputs["result"] == "rolled-back" && failed.Log.Text.Contains("more than 1 %", StringComparison.Ordinal));
        var during = customers.Take();
        Expect(chapter, "most orders never met the new version", during.Count(answer => answer.Failed) < during.Count / 2, $"{during.Count(answer => answer.Failed)} of {during.Count} orders failed");
        await Task.Delay(TimeSpan.FromSeconds(1));
        var after = customers.Take();
        Expect(chapter, "every order gets its receipt again", after.Count > 0 && after.All(answer => answer is { Version: "1", Failed: false }), $"{after.Count} orders");
        ExpectNoFailedRequest(chapter);
    }

    private async Task VulnerabilityAsync()
    {
        var (chapter, job) = await BeginAsync(
            "Push 7: a dependency with a known vulnerability", "web gets a library from npm. The scan reads its lock file, finds what is known of it, and refuses the push.", "changes/7-dependency", "Sort the greetings");
        var result = await pipeline.ScanAsync(job, chapter);

        Expect(chapter, "the gate fails", result.ExitCode == 1 && result.Outputs["result"] == "findings", $"{result.Outputs["high"]} high");
        Expect(chapter, "the log names the vulnerability and the version without it", result.Log.Text.Contains("CVE-2021-23337 in lodash 4.17.20: update to 4.17.21", StringComparison.Ordinal));
        Expect(chapter, "everything was read and looked up", result.Outputs["incomplete"] == "false");
    }

    private async Task UpdateAsync()
    {
        var (chapter, job) = await BeginAsync("Push 8: the update", "The version without the vulnerability passes the same gate.", "changes/8-update", "Update the library");
        var result = await pipeline.ScanAsync(job, chapter);

        Expect(chapter, "the gate passes", result.Succeeded && result.Outputs["result"] == "ok", $"components: {result.Outputs["components"]}");
        Expect(chapter, "the SBOM lists the new version", File.ReadAllText(Path.Combine(repository.Folder, result.Outputs["sbom-path"])).Contains("pkg:npm/lodash@4.17.21", StringComparison.Ordinal));
    }

    private static bool TellsTheWay(StepResult? back) =>
        back is not null && back.Log.Text.Contains($"{back.Outputs["from-version"]} → {back.Outputs["to-version"]}: the deployment of", StringComparison.Ordinal);

    private async Task<(Chapter Chapter, Job Job)> BeginAsync(string title, string introduction, string files, string message)
    {
        var chapter = new Chapter(title, introduction);
        chapters.Add(chapter);
        terminal.Begin(chapter);
        var job = await repository.PushAsync(Path.Combine(sources, files), message);
        chapter.Change = await repository.LastChangeAsync();
        terminal.Change(chapter.Change);
        visitors?.Take();
        team.TakeMessages();
        return (chapter, job);
    }

    private ProbeCount ExpectNoFailedRequest(Chapter chapter)
    {
        var seen = visitors!.Take();
        Expect(chapter, "no visitor met an error", seen is { Requests: > 0, Failed: 0 }, seen.ToString());
        return seen;
    }

    private void ExpectMessage(Chapter chapter, string text)
    {
        var messages = team.TakeMessages();
        Expect(chapter, $"the chat hears of it once: \"{text}\"", messages.Count == 1 && messages[0].Contains(text, StringComparison.Ordinal), $"{messages.Count} message(s)");
    }

    private void Expect(Chapter chapter, string promise, bool cameTrue, string seen = "") => terminal.Tell(chapter.Expect(promise, cameTrue, seen));

    private static bool Set(IReadOnlyList<string> parts, params string[] expected) => parts.Order(StringComparer.Ordinal).SequenceEqual(expected.Order(StringComparer.Ordinal));
}
