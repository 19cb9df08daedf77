using System.Collections.Concurrent;
using LocalAws.Logs;

namespace LocalAws.Tests.Ecs.Support;

sealed class MemoryLogs : ILogStore
{
    readonly ConcurrentDictionary<string, bool> groups = new();
    readonly ConcurrentQueue<(string Group, string Stream, string Message)> events = new();

    public IReadOnlyList<(string Group, string Stream, string Message)> Events => [.. events];
    public bool GroupExists(string group) => groups.ContainsKey(group);
    public void CreateGroup(string group) => groups[group] = true;
    public void Append(string group, string stream, DateTimeOffset time, string message) => events.Enqueue((group, stream, message));
}
