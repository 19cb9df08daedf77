using System.Text.Json.Nodes;
using LocalAws.Wire;

namespace LocalAws.CloudWatch;

/// <summary>Shows alarms.</summary>
internal static class AlarmJson
{
    private static readonly string[] Lists = ["OKActions", "AlarmActions", "InsufficientDataActions"];

    public static JsonObject Show(ApiCall call, Alarm alarm)
    {
        var shown = new JsonObject
        {
            ["AlarmName"] = alarm.Name,
            ["AlarmArn"] = $"arn:aws:cloudwatch:{call.Region}:{call.Caller.AccountId}:alarm:{alarm.Name}",
            ["ActionsEnabled"] = true,
        };
        foreach (var list in Lists)
            shown[list] = new JsonArray();
        foreach (var (member, value) in alarm.Definition)
            shown[member] = value?.DeepClone();
        shown["AlarmConfigurationUpdatedTimestamp"] = Epoch.Seconds(alarm.Configured);
        shown["StateValue"] = alarm.State;
        shown["StateReason"] = alarm.Reason;
        if (alarm.ReasonData is not null)
            shown["StateReasonData"] = alarm.ReasonData;
        shown["StateUpdatedTimestamp"] = Epoch.Seconds(alarm.Updated);
        shown["StateTransitionedTimestamp"] = Epoch.Seconds(alarm.Transitioned);
        return shown;
    }
}
