using System.Text.Json.Nodes;

namespace Actions.Aws;

/// <summary>The EventBridge Scheduler operations.</summary>
internal static class SchedulerOperations
{
    public static readonly Operation<GetScheduleInput, JsonObject> GetSchedule = new(
        ServiceInfo.Scheduler, "GetSchedule", Repeat.Freely, SchedulerJson.Default.GetScheduleInput, SchedulerJson.Default.JsonObject,
        input => Schedule(input.Name, input.GroupName), "scheduler:GetSchedule")
    {
        Http = new("GET", "/schedules/{Name}", new Dictionary<string, string> { ["GroupName"] = "groupName" }),
    };

    public static readonly Operation<ListSchedulesInput, ListSchedulesOutput> ListSchedules = new(
        ServiceInfo.Scheduler, "ListSchedules", Repeat.Freely, SchedulerJson.Default.ListSchedulesInput,
        SchedulerJson.Default.ListSchedulesOutput,
        input => input.GroupName is null ? "schedules of all groups" : $"schedules of group {input.GroupName}", "scheduler:ListSchedules")
    {
        Http = new("GET", "/schedules", new Dictionary<string, string> { ["GroupName"] = "ScheduleGroup", ["NextToken"] = "NextToken" }),
    };

    /// <summary>Keyed by name, and with a client token: a second time it changes nothing more.</summary>
    public static readonly Operation<JsonObject, UpdateScheduleOutput> UpdateSchedule = new(
        ServiceInfo.Scheduler, "UpdateSchedule", Repeat.Freely, SchedulerJson.Default.JsonObject, SchedulerJson.Default.UpdateScheduleOutput,
        input => Schedule($"{input["Name"]}", input["GroupName"]?.ToString()), "scheduler:UpdateSchedule", "iam:PassRole")
    {
        Http = new("PUT", "/schedules/{Name}", new Dictionary<string, string>()),
    };

    public static IReadOnlyList<Operation> All { get; } = [GetSchedule, ListSchedules, UpdateSchedule];

    private static string Schedule(string name, string? group) => $"schedule {name} of group {group ?? "default"}";
}
