using System.Text.Json.Nodes;
using DetectChanges;
using LocalGitHub;
using ResolveEnvironment;
using Simulator.Tests.Running;
using Testing;

namespace Simulator.Tests.Deciding;

/// <summary>The actions that say what is to be done: run whole, in this process, on a repository and a GitHub of their own.</summary>
internal static class DecidingAction
{
    private const string Token = "token";
    private static readonly string[] Permissions = ["contents: read", "deployments: read", "actions: read", "pull-requests: read"];

    // Most runs ask nothing of it: one server for all of them.
    private static readonly Lazy<Task<LocalGitHubServer>> WithoutDeployments = new(() => LocalGitHubServer.StartAsync(OptionsOf(null, [])));

    public static bool Is(string? uses) => Name(uses) is "resolve-environment" or "detect-changes";

    // What situations call the commit before a push.
    private const string Before = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

    /// <summary>The run of the action; the caller disposes it.</summary>
    public static async Task<ActionRun> RunAsync(StepAnswer step, JsonObject question, ConsumerRepository repository)
    {
        var github = question["github"]!.DeepClone().AsObject();
        var changed = ((question["changed"] as JsonArray) ?? []).Select(path => (string)path!).ToList();
        var history = repository.After(changed, github, (bool?)question["elsewhere"] == true);
        history.NameCommits(github["event"]!.AsObject());
        await using var server = question["deployments"] is JsonArray deployments ? await LocalGitHubServer.StartAsync(OptionsOf(history, deployments)) : null;
        var run = new ActionRun { Time = new StandingTime((string?)question["now"] ?? "2026-11-25 10:00") };
        await FillAsync(run, github, history, server ?? await WithoutDeployments.Value);
        foreach (var (input, value) in step.Json["with"]!.AsObject()) run.Input(input, (string)value! == Before ? history.Base : (string)value!);
        run.Input("token", Token);
        return Name(step.Uses) == "detect-changes"
            ? await run.RunAsync("detect-changes", typeof(DetectChangesApp), DetectChangesApp.RunAsync)
            : await run.RunAsync("resolve-environment", typeof(ResolveEnvironmentApp), ResolveEnvironmentApp.RunAsync);
    }

    private static async Task FillAsync(ActionRun run, JsonObject github, ConsumerHistory history, LocalGitHubServer server)
    {
        var payload = run.Variables["GITHUB_OUTPUT"] + ".event.json";
        await File.WriteAllTextAsync(payload, github["event"]!.ToJsonString());
        run.Variables["GITHUB_WORKSPACE"] = history.Workspace;
        run.Variables["GITHUB_EVENT_NAME"] = (string)github["event_name"]!;
        run.Variables["GITHUB_EVENT_PATH"] = payload;
        run.Variables["GITHUB_REF"] = (string)github["ref"]!;
        run.Variables["GITHUB_SHA"] = history.Head;
        run.Variables["GITHUB_ACTOR"] = run.Variables["GITHUB_TRIGGERING_ACTOR"] = (string?)github["actor"] ?? "ada";
        run.Variables["GITHUB_API_URL"] = server.Address.ToString();
        run.Variables["GITHUB_SERVER_URL"] = history.ServerUrl;
    }

    private static LocalGitHubOptions OptionsOf(ConsumerHistory? history, JsonArray deployments) => new()
    {
        Repositories = new Dictionary<string, string> { ["acme/shop"] = history?.Server ?? Testing.Repository.Root },
        Tokens = new Dictionary<string, IReadOnlyList<string>> { [Token] = Permissions },
        Deployments = [.. deployments.Select((record, index) => new LocalDeployment(index + 1, (string)record!["environment"]!, (bool?)record["before"] == true ? history!.Base : history!.Head, (string)record["state"]!)
        {
            Task = (string?)record["task"] ?? "suite-deploy",
            Payload = new JsonObject { ["service"] = (string?)record["component"], ["run"] = "2002/1" }.ToJsonString(),
            LogUrl = "https://github.com/acme/shop/actions/runs/2002",
        })],
    };

    /// <summary>The last part of what a step uses.</summary>
    public static string? Name(string? uses) => uses?.Split('@')[0].Split('/')[^1];
}
