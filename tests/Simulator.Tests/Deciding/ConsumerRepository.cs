using System.Text.Json.Nodes;
using Testing;

namespace Simulator.Tests.Deciding;

/// <summary>The repository of a system: what stands in its folder, as the first commit.</summary>
internal sealed class ConsumerRepository : IDisposable
{
    private readonly GitSandbox sandbox = new();

    /// <param name="folder">Its files, or null for none.</param>
    public ConsumerRepository(string? folder)
    {
        foreach (var file in folder is null ? [] : Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
            sandbox.Write(Path.GetRelativePath(folder!, file), File.ReadAllText(file));
        sandbox.Write("README.md", "A system\n");
        sandbox.CommitAll();
        sandbox.Push("main");
    }

    /// <summary>A copy in which the event at hand has happened: these files changed since its base. The event is told the commits.</summary>
    /// <param name="isElsewhere">A tag is set on a commit that the main branch does not hold.</param>
    public ConsumerHistory After(IReadOnlyList<string> changed, JsonObject github, bool isElsewhere)
    {
        var copy = sandbox.Copy();
        var before = copy.Head;
        var payload = github["event"]!.AsObject();
        if ((string)github["event_name"]! == "pull_request") return Request(copy, before, changed, payload["pull_request"]!.AsObject());
        var after = copy.Commit([.. changed]);
        if (((string)github["ref"]!).StartsWith("refs/tags/", StringComparison.Ordinal) && !isElsewhere) copy.Push("main");
        (payload["before"], payload["after"]) = (before, after);
        if (payload["merge_group"] is JsonObject group) (group["base_sha"], group["head_sha"]) = (before, after);
        return new ConsumerHistory(copy, before, after);
    }

    private static ConsumerHistory Request(GitSandbox copy, string target, IReadOnlyList<string> changed, JsonObject request)
    {
        copy.Switch("topic", create: true);
        var head = copy.Commit([.. changed]);
        (request["base"]!["sha"], request["head"]!["sha"]) = (target, head);
        return new ConsumerHistory(copy, target, copy.PushPullRequestMerge(target, head));
    }

    public void Dispose() => sandbox.Dispose();
}
