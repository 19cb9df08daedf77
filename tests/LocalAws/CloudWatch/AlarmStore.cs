using System.Text.Json.Nodes;
using LocalAws.Ecs.Alarms;

namespace LocalAws.CloudWatch;

/// <summary>
/// The alarms of a world. A metric alarm is evaluated when its metric gets a datapoint, and when somebody looks a period or more after
/// the last time; one whose metric never had any keeps the state it was given. A composite alarm follows its children.
/// </summary>
public sealed class AlarmStore(TimeProvider clock) : IAlarmStates
{
    /// <summary>Version of a composite alarm that was not evaluated since it was put.</summary>
    private const long Never = 0;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, Alarm> _alarms = new(StringComparer.Ordinal);
    private long _version;

    public MetricStore Metrics { get; } = new();

    /// <summary>All alarms by name, each with its state of now.</summary>
    public IReadOnlyList<Alarm> All
    {
        get
        {
            lock (_lock)
                return [.. _alarms.Keys.ToList().Select(Current)];
        }
    }

    public Alarm? Find(string name)
    {
        lock (_lock)
            return _alarms.ContainsKey(name) ? Current(name) : null;
    }

    /// <summary>What a deployment asks; an alarm that does not exist is not in alarm.</summary>
    public bool IsInAlarm(string name) => Find(name)?.State == Alarm.InAlarm;

    /// <summary>Creates the alarm or replaces its definition; an existing one keeps its state.</summary>
    public void Put(string name, JsonObject definition)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            var alarm = _alarms.GetValueOrDefault(name) ?? new Alarm(name, definition) { Updated = now, Transitioned = now };
            _alarms[name] = alarm with { Definition = definition, Configured = now, Version = definition.ContainsKey("AlarmRule") ? Never : ++_version };
        }
    }

    /// <returns>False when there is no such alarm.</returns>
    public bool SetState(string name, string state, string reason, string? reasonData = null)
    {
        lock (_lock)
        {
            if (!_alarms.TryGetValue(name, out var alarm))
                return false;
            Write(alarm with { ReasonData = reasonData }, state, reason);
            return true;
        }
    }

    public void AddSample(MetricKey metric, Sample sample)
    {
        Metrics.Add(metric, sample);
        lock (_lock)
        {
            foreach (var alarm in _alarms.Values.Where(alarm => AlarmEvaluation.MetricOf(alarm) == metric).ToList())
                Evaluate(alarm);
        }
    }

    private Alarm Current(string name)
    {
        var alarm = _alarms[name];
        if (alarm.IsComposite)
            return Follow(alarm, new AlarmRule(alarm.Rule!));
        var isDue = clock.GetUtcNow() - alarm.Updated >= AlarmEvaluation.PeriodOf(alarm);
        return isDue && AlarmEvaluation.MetricOf(alarm) is { } metric && Metrics.HasData(metric) ? Evaluate(alarm) : alarm;
    }

    private Alarm Evaluate(Alarm alarm) =>
        new AlarmEvaluation(Metrics).Of(alarm, clock.GetUtcNow()) is var (state, reason) ? Write(alarm with { ReasonData = null }, state, reason) : alarm;

    /// <summary>Only a change of a child, or of the alarm's definition, counts: a state that was set stays until then.</summary>
    private Alarm Follow(Alarm alarm, AlarmRule rule)
    {
        var children = rule.Children.Where(_alarms.ContainsKey).Distinct().ToDictionary(name => name, Current);
        if (alarm.Version != Never && children.Values.All(child => child.Version < alarm.Version))
            return alarm;
        var state = rule.Holds(name => children.GetValueOrDefault(name)?.State ?? Alarm.NoData) ? Alarm.InAlarm : Alarm.Ok;
        return Write(alarm, state, $"The alarm rule is {(state == Alarm.InAlarm ? "TRUE" : "FALSE")}: {alarm.Rule}");
    }

    private Alarm Write(Alarm alarm, string state, string reason)
    {
        var now = clock.GetUtcNow();
        return _alarms[alarm.Name] = alarm with
        {
            State = state,
            Reason = reason,
            Updated = now,
            Transitioned = state == alarm.State ? alarm.Transitioned : now,
            Version = ++_version,
        };
    }
}
