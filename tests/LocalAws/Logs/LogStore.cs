namespace LocalAws.Logs;

/// <summary>Log groups, streams and events of a world.</summary>
/// <param name="ingestionDelay">World time between writing an event and being able to read it.</param>
public sealed class LogStore(TimeProvider clock, TimeSpan ingestionDelay = default) : ILogStore
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, LogGroup> _groups = new(StringComparer.Ordinal);
    private long _lastId;

    public bool GroupExists(string group)
    {
        lock (_lock)
            return _groups.ContainsKey(group);
    }

    public bool StreamExists(string group, string stream)
    {
        lock (_lock)
            return _groups.TryGetValue(group, out var found) && found.Streams.ContainsKey(stream);
    }

    public void CreateGroup(string group) => TryCreateGroup(group);

    /// <returns>False when it exists.</returns>
    public bool TryCreateGroup(string group)
    {
        lock (_lock)
            return _groups.TryAdd(group, new LogGroup(group, clock.GetUtcNow()));
    }

    /// <returns>False when it exists. The group must exist.</returns>
    public bool TryCreateStream(string group, string stream)
    {
        lock (_lock)
            return _groups[group].Streams.TryAdd(stream, new LogStream(stream, clock.GetUtcNow()));
    }

    public void Append(string group, string stream, DateTimeOffset time, string message)
    {
        lock (_lock)
        {
            var streams = _groups[group].Streams;
            if (!streams.TryGetValue(stream, out var found))
                streams[stream] = found = new LogStream(stream, clock.GetUtcNow());
            found.Events.Add(new LogEvent(group, stream, ++_lastId, time, clock.GetUtcNow(), message));
        }
    }

    /// <summary>Readable events of one stream, oldest first; empty when there is no such stream.</summary>
    public IReadOnlyList<LogEvent> Read(string group, string stream)
    {
        lock (_lock)
        {
            return _groups.TryGetValue(group, out var found) && found.Streams.TryGetValue(stream, out var one)
                ? [.. Readable(one).OrderBy(entry => entry.Time).ThenBy(entry => entry.Id)]
                : [];
        }
    }

    public IReadOnlyList<LogGroupSummary> Groups()
    {
        lock (_lock)
            return [.. _groups.Values.Select(group => new LogGroupSummary(group.Name, group.Created, group.Streams.Values.Sum(StoredBytes)))];
    }

    /// <summary>Streams by name. The group must exist.</summary>
    public IReadOnlyList<LogStreamSummary> Streams(string group)
    {
        lock (_lock)
            return [.. _groups[group].Streams.Values.Select(Summary)];
    }

    private LogStreamSummary Summary(LogStream stream)
    {
        var events = Readable(stream).ToList();
        return new LogStreamSummary(
            stream.Name,
            stream.Created,
            events.Count == 0 ? null : events.Min(entry => entry.Time),
            events.Count == 0 ? null : events.Max(entry => entry.Time),
            events.Count == 0 ? null : events.Max(entry => entry.Ingested));
    }

    private IEnumerable<LogEvent> Readable(LogStream stream)
    {
        var newest = clock.GetUtcNow() - ingestionDelay;
        return stream.Events.Where(entry => entry.Ingested <= newest);
    }

    private static long StoredBytes(LogStream stream) => stream.Events.Sum(entry => entry.Message.Length + 26L);

    private sealed record LogGroup(string Name, DateTimeOffset Created)
    {
        public SortedDictionary<string, LogStream> Streams { get; } = new(StringComparer.Ordinal);
    }

    private sealed record LogStream(string Name, DateTimeOffset Created)
    {
        public List<LogEvent> Events { get; } = [];
    }
}

public sealed record LogGroupSummary(string Name, DateTimeOffset Created, long StoredBytes);

public sealed record LogStreamSummary(string Name, DateTimeOffset Created, DateTimeOffset? First, DateTimeOffset? Last, DateTimeOffset? Ingested);
