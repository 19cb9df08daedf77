using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Testing;

namespace Simulator.Tests.Deciding;

/// <summary>The repository of a system: what stands in its folder, as the first commit.</summary>
internal sealed class ConsumerRepository : IDisposable
{
    private readonly GitSandbox sandbox = new();
    private readonly ConcurrentDictionary<string, Lazy<ConsumerHistory>> histories = new(StringComparer.Ordinal);

    /// <param name="folder">Its files, or null for none.</param>
    public ConsumerRepository(string? folder)
    {
        foreach (var file in folder is null ? [] : Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
            sandbox.Write(Path.GetRelativePath(folder!, file), File.ReadAllText(file));
        sandbox.Write("README.md", "A system\n");
        sandbox.CommitAll();
        sandbox.Push("main");
    }

    /// <summary>A copy in which the event at hand has happened: these files changed since its base. Nobody changes it.</summary>
    /// <param name="isElsewhere">A tag is set on a commit that the main branch does not hold.</param>
    public ConsumerHistory After(IReadOnlyList<string> changed, JsonObject github, bool isElsewhere)
    {
        var isRequest = (string)github["event_name"]! == "pull_request";
        var isReleased = ((string)github["ref"]!).StartsWith("refs/tags/", StringComparison.Ordinal) && !isElsewhere;
        return histories.GetOrAdd($"{isRequest} {isReleased} {string.Join(' ', changed)}", _ => new(() => isRequest ? Request(changed) : Push(changed, isReleased))).Value;
    }

    private ConsumerHistory Push(IReadOnlyList<string> changed, bool isReleased)
    {
        var copy = sandbox.Copy();
        var before = copy.Head;
        var after = copy.Commit([.. changed]);
        if (isReleased) copy.Push("main");
        return new ConsumerHistory(copy, before, after, after);
    }

    private ConsumerHistory Request(IReadOnlyList<string> changed)
    {
        var copy = sandbox.Copy();
        var target = copy.Head;
        copy.Switch("topic", create: true);
        var head = copy.Commit([.. changed]);
        return new ConsumerHistory(copy, target, head, copy.PushPullRequestMerge(target, head));
    }

    public void Dispose()
    {
        foreach (var history in histories.Values.Where(history => history.IsValueCreated)) history.Value.Sandbox.Dispose();
        sandbox.Dispose();
    }
}
