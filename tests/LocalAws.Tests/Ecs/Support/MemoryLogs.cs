using System.Collections.Concurrent;
using LocalAws.Logs;

namespace LocalAws.Tests.Ecs.Support;

internal sealed class MemoryLogs : ILogStore
{
    private readonly ConcurrentDictionary<string, bool> groups = new();
    private readonly ConcurrentQueue<(string Group, string Stream, string Message)> events = new();

    public IReadOnlyList<(string Group, string Stream, string Message)> Events => [.. events];
    public bool GroupExists(string group) => groups.ContainsKey(group);
    public void CreateGroup(string group) => groups[group] = true;
    public void Append(string group, string stream, DateTimeOffset time, string message) => events.Enqueue((group, stream, message));
}
