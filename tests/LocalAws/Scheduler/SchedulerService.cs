using System.Text.Json.Nodes;
using LocalAws.Wire;

namespace LocalAws.Scheduler;

/// <summary>The part of EventBridge Scheduler that keeps schedules. Nothing is invoked by them.</summary>
/// <param name="pageSize">Largest page of a listing, so that clients that forget paging are found out.</param>
public sealed class SchedulerService(ScheduleStore store, int pageSize) : ILocalService
{
    private static readonly string[] NotKept = ["Name", "GroupName", "ClientToken"];

    public string SigningName => "scheduler";

    public IReadOnlyCollection<string> Operations { get; } = ["GetSchedule", "ListSchedules", "UpdateSchedule"];

    public Task<JsonObject> HandleAsync(ApiCall call, CancellationToken cancellationToken) => Task.FromResult(call.Operation switch
    {
        "GetSchedule" => Get(call),
        "ListSchedules" => List(call),
        _ => Update(call),
    });

    /// <summary>Settings of a schedule: the members given, and the defaults of the service for some of the others.</summary>
    public static JsonObject SettingsOf(JsonObject request)
    {
        var settings = new JsonObject { ["ActionAfterCompletion"] = "NONE", ["ScheduleExpressionTimezone"] = "UTC", ["State"] = "ENABLED" };
        foreach (var (member, value) in request.Where(member => !NotKept.Contains(member.Key)))
            settings[member] = value?.DeepClone();
        return settings;
    }

    private JsonObject Get(ApiCall call)
    {
        var schedule = Existing(call);
        var shown = Named(call, schedule);
        foreach (var (member, value) in schedule.Settings)
            shown[member] = value?.DeepClone();
        return shown;
    }

    private JsonObject List(ApiCall call)
    {
        var (group, prefix, state) = (Text(call, "GroupName"), Text(call, "NamePrefix") ?? "", Text(call, "State"));
        var schedules = store.All
            .Where(one => (group ?? one.Group) == one.Group && one.Name.StartsWith(prefix, StringComparison.Ordinal) && (state is null || StateOf(one) == state))
            .ToList();
        var page = Page.Of(schedules, call, "NextToken", "MaxResults", pageSize);
        return page.With(new JsonObject { ["Schedules"] = new JsonArray([.. page.Items.Select(schedule => Summary(call, schedule))]) }, "NextToken");
    }

    private JsonObject Update(ApiCall call)
    {
        var existing = Existing(call);
        Check(call.Parameters);
        return new JsonObject { ["ScheduleArn"] = ArnOf(call, store.Put(existing.Group, existing.Name, SettingsOf(call.Parameters))) };
    }

    private static void Check(JsonObject request)
    {
        var expression = request["ScheduleExpression"]!.GetValue<string>();
        if (!((string[])["rate(", "cron(", "at("]).Any(form => expression.StartsWith(form, StringComparison.Ordinal)) || !expression.EndsWith(')'))
            throw new ApiError("ValidationException", $"Invalid Schedule Expression {expression}.");
        var window = request["FlexibleTimeWindow"]!;
        if ((window["Mode"]!.GetValue<string>() == "FLEXIBLE") != window["MaximumWindowInMinutes"] is not null)
            throw new ApiError("ValidationException", "MaximumWindowInMinutes must be given for the mode FLEXIBLE, and only for it.");
    }

    private Schedule Existing(ApiCall call)
    {
        var (group, name) = (Text(call, "GroupName") ?? ScheduleStore.DefaultGroup, Text(call, "Name")!);
        return store.Find(group, name) ?? throw new ApiError("ResourceNotFoundException", $"Schedule {name} does not exist.", 404);
    }

    private static JsonObject Summary(ApiCall call, Schedule schedule)
    {
        var shown = Named(call, schedule);
        shown["State"] = StateOf(schedule);
        shown["Target"] = new JsonObject { ["Arn"] = schedule.Settings["Target"]!["Arn"]!.DeepClone() };
        return shown;
    }

    private static JsonObject Named(ApiCall call, Schedule schedule) => new()
    {
        ["Arn"] = ArnOf(call, schedule),
        ["CreationDate"] = Epoch.Seconds(schedule.Created),
        ["LastModificationDate"] = Epoch.Seconds(schedule.Modified),
        ["GroupName"] = schedule.Group,
        ["Name"] = schedule.Name,
    };

    private static string StateOf(Schedule schedule) => schedule.Settings["State"]!.GetValue<string>();

    private static string ArnOf(ApiCall call, Schedule schedule) =>
        $"arn:aws:scheduler:{call.Region}:{call.Caller.AccountId}:schedule/{schedule.Group}/{schedule.Name}";

    private static string? Text(ApiCall call, string member) => call.Parameters[member]?.GetValue<string>();
}
