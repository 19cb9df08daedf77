using System.Text.Json;

namespace Actions.GitHub;

/// <summary>Picks the fields of a payload; anything missing or of another type is left out.</summary>
internal static class EventFields
{
    public static GitHubEvent Read(string name, JsonElement root)
    {
        var pullRequest = Object(root, "pull_request") is { } found ? PullRequest(found) : null;
        return new GitHubEvent
        {
            Name = name,
            Action = Text(root, "action"),
            Ref = Text(root, "ref"),
            BaseRef = Text(root, "base_ref"),
            Before = Commit(root, "before"),
            After = Commit(root, "after"),
            Forced = Flag(root, "forced"),
            Created = Flag(root, "created"),
            Deleted = Flag(root, "deleted") || name == "delete",
            HeadCommitMessage = Object(root, "head_commit") is { } head ? Text(head, "message") : null,
            Commits = Commits(root),
            CompareUrl = Text(root, "compare"),
            Repository = Object(root, "repository") is { } repository ? Repository(repository) : null,
            PullRequest = pullRequest,
            PullRequestNumber = pullRequest?.Number ?? NumberOfIssue(root),
            MergeGroup = Object(root, "merge_group") is { } group ? MergeGroup(group) : null,
            WorkflowRun = Object(root, "workflow_run") is { } run ? WorkflowRun(run) : null,
            ReleaseTag = Object(root, "release") is { } release ? Text(release, "tag_name") : null,
            IsPreRelease = Object(root, "release") is { } about && Flag(about, "prerelease"),
            Sender = Object(root, "sender") is { } sender ? Text(sender, "login") : null,
            Inputs = Inputs(root),
        };
    }

    private static EventRepository Repository(JsonElement from) => new()
    {
        FullName = Text(from, "full_name"),
        DefaultBranch = Text(from, "default_branch"),
        CloneUrl = Text(from, "clone_url"),
        HtmlUrl = Text(from, "html_url"),
        ApiUrl = Text(from, "url"),
        Private = Flag(from, "private"),
        Fork = Flag(from, "fork"),
    };

    private static EventPullRequest PullRequest(JsonElement from) => new()
    {
        Number = Count(from, "number"),
        Title = Text(from, "title"),
        Draft = Flag(from, "draft"),
        Merged = Flag(from, "merged"),
        MergeCommitSha = Commit(from, "merge_commit_sha"),
        ChangedFiles = Count(from, "changed_files"),
        Base = Object(from, "base") is { } target ? Branch(target) : new EventBranch(),
        Head = Object(from, "head") is { } head ? Branch(head) : new EventBranch(),
    };

    private static EventBranch Branch(JsonElement from) => new()
    {
        Ref = Text(from, "ref"),
        Sha = Commit(from, "sha"),
        Repository = Object(from, "repo") is { } repository ? Repository(repository) : null,
    };

    private static EventMergeGroup MergeGroup(JsonElement from) => new()
    {
        BaseSha = Commit(from, "base_sha"),
        BaseRef = Text(from, "base_ref"),
        HeadSha = Commit(from, "head_sha"),
        HeadRef = Text(from, "head_ref"),
    };

    private static EventWorkflowRun WorkflowRun(JsonElement from) => new()
    {
        Id = Number(from, "id"),
        Event = Text(from, "event"),
        Conclusion = Text(from, "conclusion"),
        HeadSha = Commit(from, "head_sha"),
        HeadBranch = Text(from, "head_branch"),
        HeadRepository = Object(from, "head_repository") is { } repository ? Repository(repository) : null,
        PullRequests = PullRequests(from),
    };

    private static List<EventPullRequest> PullRequests(JsonElement from) =>
        from.TryGetProperty("pull_requests", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(PullRequest)]
            : [];

    private static List<EventCommit> Commits(JsonElement root) =>
        root.TryGetProperty("commits", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object && Commit(item, "id") is not null).Select(item => new EventCommit(Commit(item, "id")!, Text(item, "message") ?? ""))]
            : [];

    // A comment on a pull request arrives as a comment on an issue that has a "pull_request" member.
    private static int? NumberOfIssue(JsonElement root) =>
        Object(root, "issue") is { } issue && Object(issue, "pull_request") is not null
            ? Count(issue, "number")
            : null;

    private static Dictionary<string, string> Inputs(JsonElement root)
    {
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Object(root, "inputs") is not { } given) return inputs;
        foreach (var input in given.EnumerateObject())
        {
            if (input.Value.ValueKind is JsonValueKind.String) inputs[input.Name] = input.Value.GetString()!;
            else if (input.Value.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number) inputs[input.Name] = input.Value.GetRawText();
        }

        return inputs;
    }

    private static JsonElement? Object(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    private static string? Commit(JsonElement from, string name) =>
        Text(from, name) is { } text && GitHubEvent.IsCommit(text) ? text.ToLowerInvariant() : null;

    private static bool Flag(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static int? Count(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number
            : null;

    private static long? Number(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number
            : null;
}
