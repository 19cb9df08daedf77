using Testing.Runner;

namespace Demo;

/// <summary>The deploy job of the monorepo (.github/workflows/deploy.yml there), step by step, with the actions' real programs.</summary>
internal sealed class Pipeline(ShopRepository repository, IStage stage, Cloud cloud, ImageBuild images, Team team, Terminal terminal)
{
    private const string Service = "shop";

    public async Task<PipelineResult> RunAsync(Job job, Chapter chapter)
    {
        job = team.At(job);
        var where = await StepAsync(chapter, job, "Where may it go?", "resolve-environment", new() { ["component"] = Service });
        var environment = where.Outputs["environment"];
        var begun = await StepAsync(chapter, job, "Record that it begins", "notify", new()
        {
            ["status"] = "started",
            ["service"] = Service,
            ["environment"] = environment,
            ["version"] = repository.ShortHead,
            ["sinks"] = "deployment",
        });
        var result = await DeployChangesAsync(job, chapter);
        return result with { Told = await TellAsync(chapter, job, environment, begun.Outputs["deployment-id"], result) };
    }

    private async Task<PipelineResult> DeployChangesAsync(Job job, Chapter chapter)
    {
        var changes = await StepAsync(chapter, job, "What changed?", "detect-changes", new() { ["filters"] = ".github/filters.yml" });
        var result = new PipelineResult(changes.Succeeded ? Parts(changes) : [], changes);
        if (changes.Succeeded && changes.Outputs[FunctionBuild.Function] == "true")
            result = result with { Function = await DeployFunctionAsync(chapter, job) };
        return result.Parts.Count == 0 || result.Function is { Succeeded: false } ? result : await ServicesAsync(result, job, chapter);
    }

    /// <summary>The scan job of the monorepo (.github/workflows/scan.yml there), with data of its own instead of a service.</summary>
    public Task<StepResult> ScanAsync(Job job, Chapter chapter) => StepAsync(chapter, job, "What is in it?", "sbom-scan", new()
    {
        ["fail-on"] = "high",
        ["output-dir"] = "reports",
        ["lookup"] = "offline",
        ["osv-data"] = AdvisoryData.Folder,
        ["max-data-age"] = "3650d",
        // The data know npm alone; the actions of the workflows are not looked up.
        ["include"] = "apps/**",
    });

    private async Task<PipelineResult> ServicesAsync(PipelineResult result, Job job, Chapter chapter)
    {
        var parts = result.Parts;
        var built = await BuildAsync(parts);
        result = result with { Migration = await MigrateAsync(chapter, job, built) };
        if (result.Migration is { Succeeded: false })
            return result;

        result = result with { Deploy = await DeployAsync(chapter, job, parts, built) };
        if (!result.Deploy.Succeeded)
            return result;

        result = result with { Check = await CheckAsync(chapter, job, parts) };
        return result.Check is null or { Succeeded: true } ? result : result with { Back = await RollBackAsync(chapter, job, parts, result.Deploy) };
    }

    private static IReadOnlyList<string> Parts(StepResult changes) =>
        [.. ImageBuild.Parts.Where(part => changes.Outputs[part] == "true")];

    /// <returns>Each part's image.</returns>
    private async Task<IReadOnlyDictionary<string, string>> BuildAsync(IReadOnlyList<string> parts)
    {
        terminal.Say($"\n▶ Build and push the images of {string.Join(", ", parts)} (commit {repository.ShortHead})");
        var pushed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in parts)
            pushed[part] = await cloud.PushAsync(part, repository.ShortHead, await images.BuildAsync(repository, part));
        return pushed;
    }

    // Only the backend has a database.
    private async Task<StepResult?> MigrateAsync(Chapter chapter, Job job, IReadOnlyDictionary<string, string> built) =>
        built.GetValueOrDefault("backend") is not { } image ? null : await StepAsync(chapter, job, "Migrate the database", "migrate", new()
        {
            ["cluster"] = Cloud.Cluster,
            ["service"] = "backend",
            ["image"] = image,
            ["command"] = "migrate",
        });

    private Task<StepResult> DeployAsync(Chapter chapter, Job job, IReadOnlyList<string> parts, IReadOnlyDictionary<string, string> built) =>
        StepAsync(chapter, job, "Deploy", "ecs-deploy", new()
        {
            ["cluster"] = Cloud.Cluster,
            ["services"] = string.Join('\n', parts),
            ["images"] = string.Join('\n', built.Select(part => $"{part.Key}/app={part.Value}")),
            ["poll-interval"] = "1s",
        });

    private async Task<StepResult> DeployFunctionAsync(Chapter chapter, Job job)
    {
        terminal.Say($"\n▶ Build {FunctionBuild.Function} (commit {repository.ShortHead})");
        await FunctionBuild.BuildAsync(repository);
        return await StepAsync(chapter, job, "Deploy the function", "lambda-deploy", new()
        {
            ["functions"] = $"{FunctionBuild.Function}: {FunctionBuild.Folder}",
            ["alias"] = FunctionBuild.Alias,
            ["strategy"] = "canary",
            ["canary-steps"] = "20,100",
            ["canary-interval"] = "10s",
            ["error-rate-max"] = "1",
            ["test-event"] = """{"order": 1, "coupon": {"percent": 5}}""",
            ["test-expect"] = "json $.order == 1",
            ["poll-interval"] = "1s",
        });
    }

    private async Task<StepResult?> CheckAsync(Chapter chapter, Job job, IReadOnlyList<string> parts)
    {
        var urls = Urls(parts);
        return urls.Length == 0 ? null : await StepAsync(chapter, job, "Does it answer?", "health-check", new()
        {
            ["urls"] = urls,
            ["expect-version"] = repository.ShortHead,
            ["version-path"] = "$.version",
            ["interval"] = "1s",
            ["deadline"] = "10s",
            ["soak-duration"] = "3s",
            ["soak-interval"] = "250ms",
        });
    }

    private Task<StepResult> TellAsync(Chapter chapter, Job job, string environment, string record, PipelineResult result) => StepAsync(chapter, job, "Tell the team", "notify", new()
    {
        ["status"] = result.IsBack ? "rolled-back" : result.Failed is null ? "success" : "failure",
        ["service"] = Service,
        ["environment"] = environment,
        ["version"] = repository.ShortHead,
        ["reason"] = result.Failed?.Outputs.GetValueOrDefault("reason") ?? "",
        ["sinks"] = "slack, deployment",
        ["deployment-id"] = record,
        ["slack-webhook-url"] = team.Webhook,
    });

    private Task<StepResult> RollBackAsync(Chapter chapter, Job job, IReadOnlyList<string> parts, StepResult deploy) =>
        StepAsync(chapter, job, "Go back", "rollback", new()
        {
            ["cluster"] = Cloud.Cluster,
            ["services"] = string.Join('\n', parts),
            ["from"] = deploy.Outputs["task-definitions"],
            ["gate-urls"] = Urls(parts),
            ["gate-interval"] = "1s",
            ["poll-interval"] = "1s",
        });

    private string Urls(IReadOnlyList<string> parts) => string.Join('\n', parts.Where(stage.ForActions.ContainsKey).Select(part => stage.ForActions[part]));

    private async Task<StepResult> StepAsync(Chapter chapter, Job job, string name, string action, Dictionary<string, string> with)
    {
        terminal.BeginStep(name, action);
        var result = await stage.RunAsync(action, new Step { With = with, Job = job }, repository.Folder, terminal.Line);
        terminal.EndStep(result);
        chapter.Add(new StepRecord(name, action, with, result));
        return result;
    }
}
