using System.Text.Json.Nodes;

namespace LocalAws.Scheduler;

/// <summary>The schedules of a world.</summary>
public sealed class ScheduleStore(TimeProvider clock)
{
    public const string DefaultGroup = "default";

    private readonly Lock _lock = new();
    private readonly SortedDictionary<(string Group, string Name), Schedule> _schedules = [];

    /// <summary>Schedules by group and name.</summary>
    public IReadOnlyList<Schedule> All
    {
        get
        {
            lock (_lock)
                return [.. _schedules.Values];
        }
    }

    public Schedule? Find(string group, string name)
    {
        lock (_lock)
            return _schedules.GetValueOrDefault((group, name));
    }

    /// <summary>Creates the schedule or replaces it: what is not in the settings is no longer there.</summary>
    /// <param name="settings">Members of UpdateSchedule, but name, group and client token.</param>
    public Schedule Put(string group, string name, JsonObject settings)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            var created = _schedules.GetValueOrDefault((group, name))?.Created ?? now;
            return _schedules[(group, name)] = new Schedule(group, name, settings, created, now);
        }
    }
}

public sealed record Schedule(string Group, string Name, JsonObject Settings, DateTimeOffset Created, DateTimeOffset Modified);
