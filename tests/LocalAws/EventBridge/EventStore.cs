using System.Text.Json.Nodes;

namespace LocalAws.EventBridge;

/// <summary>The event buses, rules and targets of a world.</summary>
public sealed class EventStore
{
    public const string DefaultBus = "default";

    private readonly Lock _lock = new();
    private readonly SortedDictionary<(string Bus, string Name), EventRule> _rules = [];
    private readonly HashSet<string> _buses = [DefaultBus];
    private readonly Dictionary<string, string> _failing = [];

    /// <summary>Told of every rule that is put.</summary>
    internal Action<EventRule>? RulePut { get; set; }

    public void AddBus(string name)
    {
        lock (_lock)
            _buses.Add(name);
    }

    public bool BusExists(string name)
    {
        lock (_lock)
            return _buses.Contains(name);
    }

    /// <summary>From now on this service alone may change the rule.</summary>
    public void SetManaged(string bus, string name, string service) => Change(bus, name, rule => rule with { ManagedBy = service });

    /// <summary>From now on a target of this id is neither put nor removed: the call answers it as a failed entry with this code.</summary>
    public void FailTarget(string id, string code)
    {
        lock (_lock)
            _failing[id] = code;
    }

    /// <returns>Null when the target can be changed.</returns>
    public string? FailureOf(string id)
    {
        lock (_lock)
            return _failing.GetValueOrDefault(id);
    }

    public EventRule? Find(string bus, string name)
    {
        lock (_lock)
            return _rules.GetValueOrDefault((bus, name));
    }

    /// <summary>Rules of a bus by name.</summary>
    public IReadOnlyList<EventRule> Rules(string bus)
    {
        lock (_lock)
            return [.. _rules.Values.Where(rule => rule.Bus == bus)];
    }

    /// <summary>A rule that exists keeps its targets and nothing else.</summary>
    public EventRule Put(string bus, string name, JsonObject settings)
    {
        EventRule rule;
        lock (_lock)
            _rules[(bus, name)] = rule = new EventRule(bus, name, settings) { Targets = _rules.GetValueOrDefault((bus, name))?.Targets ?? [] };
        RulePut?.Invoke(rule);
        return rule;
    }

    /// <summary>Replaces the targets of the same ids and adds the others.</summary>
    public void PutTargets(string bus, string name, IReadOnlyList<JsonObject> targets) => Change(bus, name, rule =>
    {
        var all = rule.Targets.ToList();
        foreach (var target in targets)
        {
            var index = all.FindIndex(one => IdOf(one) == IdOf(target));
            if (index < 0)
                all.Add(target);
            else
                all[index] = target;
        }

        return rule with { Targets = all };
    });

    public void RemoveTargets(string bus, string name, IReadOnlyCollection<string> ids) =>
        Change(bus, name, rule => rule with { Targets = [.. rule.Targets.Where(target => !ids.Contains(IdOf(target)))] });

    internal static string IdOf(JsonObject target) => target["Id"]!.GetValue<string>();

    private void Change(string bus, string name, Func<EventRule, EventRule> change)
    {
        lock (_lock)
            _rules[(bus, name)] = change(_rules[(bus, name)]);
    }
}
