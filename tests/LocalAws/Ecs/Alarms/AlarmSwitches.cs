using System.Collections.Concurrent;

namespace LocalAws.Ecs.Alarms;

/// <summary>Alarms that a test switches by hand.</summary>
public sealed class AlarmSwitches : IAlarmStates
{
    private readonly ConcurrentDictionary<string, bool> states = new(StringComparer.Ordinal);

    public void Set(string name, bool inAlarm) => states[name] = inAlarm;

    /// <inheritdoc/>
    public bool IsInAlarm(string name) => states.GetValueOrDefault(name);
}
