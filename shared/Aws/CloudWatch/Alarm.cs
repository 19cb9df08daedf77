using System.Text.Json.Serialization;

namespace Actions.Aws;

/// <summary>An alarm and its state.</summary>
public sealed record Alarm
{
    /// <summary>Its name: metric and composite alarms share one name space.</summary>
    public string AlarmName { get; init; } = "";

    /// <summary>ARN of the alarm.</summary>
    public string AlarmArn { get; init; } = "";

    /// <summary><c>OK</c>, <c>ALARM</c> or <c>INSUFFICIENT_DATA</c>.</summary>
    public string StateValue { get; init; } = "";

    /// <summary>True when it has gone off. Too little data is no alarm.</summary>
    [JsonIgnore]
    public bool IsRinging => StateValue == "ALARM";

    /// <summary>Text of AWS.</summary>
    public string? StateReason { get; init; }

    /// <summary>When the state was last written.</summary>
    public DateTimeOffset? StateUpdatedTimestamp { get; init; }
}

/// <summary>Output of <c>DescribeAlarms</c>.</summary>
public sealed record DescribeAlarmsResponse
{
    /// <summary>Alarms on a metric.</summary>
    public IReadOnlyList<Alarm> MetricAlarms { get => field ?? []; init; }

    /// <summary>Alarms on other alarms.</summary>
    public IReadOnlyList<Alarm> CompositeAlarms { get => field ?? []; init; }

    /// <summary>An error of the input <c>alarms</c> for each name that no alarm has.</summary>
    public IEnumerable<string> Unknown(IEnumerable<string> names) =>
        names.Except(All.Select(alarm => alarm.AlarmName), StringComparer.Ordinal).Select(name => $"Input 'alarms': there is no alarm '{name}'. Check its name, region and account.");

    /// <summary>Alarms of both kinds.</summary>
    [JsonIgnore]
    public IEnumerable<Alarm> All => MetricAlarms.Concat(CompositeAlarms);
}
