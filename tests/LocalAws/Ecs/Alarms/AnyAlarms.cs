namespace LocalAws.Ecs.Alarms;

/// <summary>Alarms of several sources: one that is on in any of them is on.</summary>
internal sealed class AnyAlarms(params IReadOnlyList<IAlarmStates> sources) : IAlarmStates
{
    /// <inheritdoc/>
    public bool IsInAlarm(string name) => sources.Any(source => source.IsInAlarm(name));
}
