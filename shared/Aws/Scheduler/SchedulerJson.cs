using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Actions.Aws;

/// <summary>Source-generated JSON of EventBridge Scheduler: members are PascalCase as in the model.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(GetScheduleInput))]
[JsonSerializable(typeof(ListSchedulesInput))]
[JsonSerializable(typeof(ListSchedulesOutput))]
[JsonSerializable(typeof(UpdateScheduleOutput))]
internal sealed partial class SchedulerJson : JsonSerializerContext;

internal sealed record GetScheduleInput(string Name, string? GroupName);

internal sealed record ListSchedulesInput(string? GroupName, string? NextToken);

internal sealed record ListSchedulesOutput(IReadOnlyList<ScheduleSummary>? Schedules, string? NextToken);

internal sealed record UpdateScheduleOutput(string? ScheduleArn);
