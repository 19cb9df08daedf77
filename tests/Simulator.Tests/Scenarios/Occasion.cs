using System.Text.Json.Nodes;

namespace Simulator.Tests.Scenarios;

/// <summary>The <c>github</c> context of an event said in a few words: <c>push main</c>, <c>tag v1.2.3</c>, <c>dispatch main</c>, <c>schedule</c>, <c>pull_request labeled from fork into main</c>.</summary>
internal static class Occasion
{
    public const string Sha = "0123456789abcdef0123456789abcdef01234567";
    private const string Repository = "acme/shop";

    public static JsonObject Parse(string words) => words.Split(' ') switch
    {
        ["push", var branch] => Push($"refs/heads/{branch}"),
        ["tag", var tag] => Push($"refs/tags/{tag}"),
        ["delete", var branch] => Push($"refs/heads/{branch}", isDeleted: true),
        ["dispatch", var branch] => Event("workflow_dispatch", $"refs/heads/{branch}", []),
        ["schedule"] => Event("schedule", "refs/heads/main", []),
        ["merge_group"] => MergeGroup(),
        ["pull_request", .. var rest] => PullRequest(rest),
        _ => throw new FormatException($"'{words}' is no event that is known here"),
    };

    private static JsonObject Push(string gitRef, bool isDeleted = false) => Event("push", gitRef, new JsonObject
    {
        ["ref"] = gitRef, ["before"] = new string('b', 40), ["after"] = isDeleted ? new string('0', 40) : Sha, ["deleted"] = isDeleted,
    });

    private static JsonObject MergeGroup() => Event("merge_group", "refs/heads/gh-readonly-queue/main/pr-12", new JsonObject
    {
        ["action"] = "checks_requested", ["merge_group"] = new JsonObject { ["base_ref"] = "refs/heads/main", ["head_sha"] = Sha },
    });

    private static JsonObject PullRequest(string[] words)
    {
        var activity = words.Length % 2 == 1 ? words[0] : "opened";
        var said = words.Skip(words.Length % 2).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
        var from = said.GetValueOrDefault("from");
        var into = said.GetValueOrDefault("into", "main");
        var author = from == "dependabot" ? "dependabot[bot]" : "ada";
        var payload = new JsonObject { ["action"] = activity, ["number"] = 12, ["pull_request"] = Request(into, from == "fork" ? "fork/shop" : Repository, author, said.GetValueOrDefault("with")) };
        if (said.TryGetValue("label", out var label)) payload["label"] = new JsonObject { ["name"] = label };
        var github = Event("pull_request", "refs/pull/12/merge", payload);
        (github["base_ref"], github["head_ref"], github["actor"]) = (into, "feature/x", author);
        return github;
    }

    private static JsonObject Request(string into, string repository, string author, string? label) => new()
    {
        ["number"] = 12,
        ["user"] = new JsonObject { ["login"] = author },
        ["labels"] = new JsonArray([.. label is null ? [] : new JsonNode[] { new JsonObject { ["name"] = label } }]),
        ["base"] = new JsonObject { ["ref"] = into, ["sha"] = new string('b', 40), ["repo"] = new JsonObject { ["full_name"] = Repository } },
        ["head"] = new JsonObject { ["ref"] = "feature/x", ["sha"] = Sha, ["repo"] = new JsonObject { ["full_name"] = repository } },
    };

    private static JsonObject Event(string name, string gitRef, JsonObject payload)
    {
        payload["repository"] = new JsonObject { ["full_name"] = Repository, ["default_branch"] = "main" };
        return new JsonObject { ["event_name"] = name, ["ref"] = gitRef, ["sha"] = Sha, ["repository"] = Repository, ["event"] = payload };
    }
}
