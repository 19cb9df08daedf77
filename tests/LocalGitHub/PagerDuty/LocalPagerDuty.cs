using System.Text.Json.Nodes;

namespace LocalGitHub;

/// <summary>The Events API of PagerDuty at <c>/pagerduty</c>.</summary>
/// <param name="routingKey">The integration key it knows.</param>
public sealed class LocalPagerDuty(string routingKey)
{
    private readonly Lock gate = new();
    private readonly List<JsonObject> alerts = [];
    private readonly List<JsonObject> changes = [];

    public string RoutingKey { get; } = routingKey;

    /// <summary>Alert events, oldest first.</summary>
    public IReadOnlyList<JsonObject> Alerts
    {
        get
        {
            lock (gate) return [.. alerts];
        }
    }

    /// <summary>Change events, oldest first.</summary>
    public IReadOnlyList<JsonObject> Changes
    {
        get
        {
            lock (gate) return [.. changes];
        }
    }

    /// <summary>Deduplication keys that were triggered and not resolved since.</summary>
    public IReadOnlyList<string> Open => [.. Alerts.GroupBy(one => one["dedup_key"]!.GetValue<string>()).Where(ofKey => ofKey.Last()["event_action"]!.GetValue<string>() == "trigger").Select(ofKey => ofKey.Key)];

    internal void Take(JsonObject taken, bool isChange)
    {
        lock (gate) (isChange ? changes : alerts).Add(taken);
    }
}
