using System.Text.Json.Nodes;

namespace LocalAws.Rds;

/// <summary>Databases of RDS and their snapshots.</summary>
public sealed class SnapshotStore(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly List<Snapshot> _snapshots = [];

    /// <summary>Identifiers of the instances and clusters there are.</summary>
    public ISet<string> Databases { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>How long a snapshot takes.</summary>
    public TimeSpan Duration { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Most manual snapshots of a kind.</summary>
    public int Quota { get; set; } = 100;

    /// <summary>The snapshots that are begun from now on fail.</summary>
    public bool Fails { get; set; }

    public IReadOnlyList<Snapshot> All
    {
        get
        {
            lock (_lock)
                return [.. _snapshots];
        }
    }

    /// <returns>Null when the identifier is taken.</returns>
    public Snapshot? Add(string kind, string identifier, string source, JsonArray tags, DateTimeOffset? begun = null)
    {
        lock (_lock)
        {
            if (_snapshots.Exists(one => one.Kind == kind && one.Identifier == identifier))
                return null;
            var added = new Snapshot(kind, identifier, source, begun ?? clock.GetUtcNow(), tags) { Fails = Fails };
            _snapshots.Add(added);
            return added;
        }
    }

    public Snapshot? Remove(string kind, string identifier)
    {
        lock (_lock)
        {
            var found = _snapshots.Find(one => one.Kind == kind && one.Identifier == identifier);
            if (found is not null)
                _snapshots.Remove(found);
            return found;
        }
    }

    /// <summary>From 0 to 100.</summary>
    public int ProgressOf(Snapshot snapshot) => (int)Math.Clamp((clock.GetUtcNow() - snapshot.Begun) / Duration * 100, 0, 100);
}
