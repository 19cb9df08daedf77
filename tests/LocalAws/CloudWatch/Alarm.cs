using System.Text.Json.Nodes;

namespace LocalAws.CloudWatch;

/// <summary>A metric or composite alarm and its state.</summary>
/// <param name="Definition">Members of the request that made it, but name and tags.</param>
public sealed record Alarm(string Name, JsonObject Definition)
{
    public const string Ok = "OK";
    public const string InAlarm = "ALARM";
    public const string NoData = "INSUFFICIENT_DATA";

    public string State { get; init; } = NoData;
    public string Reason { get; init; } = "Unchecked: Initial alarm creation";
    public string? ReasonData { get; init; }
    public DateTimeOffset Configured { get; init; }

    /// <summary>When the state was last written.</summary>
    public DateTimeOffset Updated { get; init; }

    /// <summary>When the state was last another one.</summary>
    public DateTimeOffset Transitioned { get; init; }

    /// <summary>Order of all writes of all alarms: which of two is newer at one moment of the clock.</summary>
    internal long Version { get; init; }

    public bool IsComposite => Definition.ContainsKey("AlarmRule");
    internal string? Rule => Definition["AlarmRule"]?.GetValue<string>();
}
