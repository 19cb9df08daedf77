using System.Text.Json.Nodes;
using LocalGitHub;
using Notify.Tests.Support;
using Testing;

namespace Notify.Tests.PullRequests;

/// <summary>Runs of the action with a local GitHub that knows some pull requests.</summary>
internal static class CommentRun
{
    /// <summary>Not to be mistaken for a word.</summary>
    public const string LongToken = "job-token-0123456789";

    public static LocalGitHubOptions World { get; } = new()
    {
        Repositories = new Dictionary<string, string> { ["acme/shop"] = "unused" },
        Tokens = new Dictionary<string, IReadOnlyList<string>>
        {
            ["job"] = ["pull-requests: write", "contents: write"],
            [LongToken] = ["pull-requests: write"],
            ["fork"] = ["pull-requests: read", "contents: read"],
        },
        PullRequests =
        [
            new LocalPullRequest(7, Commit('7')),
            new LocalPullRequest(8, Commit('8'), Commit('9')),
            new LocalPullRequest(9, Commit('9')),
            new LocalPullRequest(10, Commit('9')) { IsOpen = false },
            new LocalPullRequest(11, Commit('f')) { HeadOwner = "stranger", HeadBranch = "main" },
            new LocalPullRequest(12, Commit('1')) { IsLocked = true },
        ],
    };

    public static string Commit(char digit) => new(digit, 40);

    public static ActionRun On(LocalGitHubServer server, string token = "job", string sink = "pull-request-comment")
    {
        var run = NotifyRun.Of().Input("sinks", sink).Input("token", token);
        foreach (var (name, value) in server.Environment) run.Variables[name] = value;
        return run;
    }

    /// <summary>The event <c>pull_request</c> of number 7.</summary>
    public static ActionRun OfPullRequest(this ActionRun run)
    {
        run.Variables["GITHUB_EVENT_NAME"] = "pull_request";
        return run.WithEvent(new JsonObject { ["pull_request"] = new JsonObject { ["number"] = 7, ["head"] = new JsonObject { ["sha"] = Commit('7') } } });
    }

    /// <summary>The event <c>workflow_run</c> after a pull request.</summary>
    public static ActionRun OfWorkflowRun(this ActionRun run, string headRepository, string branch, string commit, params JsonNode[] named)
    {
        run.Variables["GITHUB_EVENT_NAME"] = "workflow_run";
        return run.WithEvent(new JsonObject
        {
            ["workflow_run"] = new JsonObject
            {
                ["event"] = "pull_request",
                ["head_sha"] = commit,
                ["head_branch"] = branch,
                ["head_repository"] = new JsonObject { ["full_name"] = headRepository },
                ["pull_requests"] = new JsonArray(named),
            },
        });
    }

    public static string Report(this ActionRun run, string name) => File.ReadAllText(Path.Combine(run.Workspace, name));

    public static JsonNode Result(this ActionRun run, string sink = "pull-request-comment") => JsonNode.Parse(run.Outputs["results"])![sink]!;
}
