using System.Text.Json;
using System.Text.Json.Nodes;
using LocalAws.Wire;

namespace LocalAws.EventBridge;

/// <summary>The part of EventBridge that keeps rules and targets. Schedules are obeyed by <see cref="ScheduledRules"/>; events are not matched.</summary>
/// <param name="pageSize">Largest page of a listing, so that clients that forget paging are found out.</param>
public sealed class EventBridgeService(EventStore store, int pageSize) : ILocalService
{
    /// <summary>Quota of AWS: targets of one rule.</summary>
    private const int MostTargets = 5;

    private static readonly string[] Settings = ["ScheduleExpression", "EventPattern", "State", "Description", "RoleArn"];

    public string SigningName => "events";

    public IReadOnlyCollection<string> Operations { get; } =
        ["DescribeRule", "ListRules", "ListRuleNamesByTarget", "ListTargetsByRule", "PutRule", "PutTargets", "RemoveTargets"];

    public Task<JsonObject> HandleAsync(ApiCall call, CancellationToken cancellationToken) => Task.FromResult(call.Operation switch
    {
        "DescribeRule" => Describe(call),
        "ListRules" => List(call),
        "ListRuleNamesByTarget" => ListNames(call),
        "ListTargetsByRule" => ListTargets(call),
        "PutRule" => Put(call),
        "PutTargets" => PutTargets(call),
        _ => RemoveTargets(call),
    });

    private JsonObject Describe(ApiCall call)
    {
        var shown = Shown(call, Existing(call, Text(call, "Name")!));
        shown["CreatedBy"] = call.Caller.AccountId;
        return shown;
    }

    private JsonObject List(ApiCall call)
    {
        var prefix = Text(call, "NamePrefix") ?? "";
        var rules = store.Rules(BusOf(call)).Where(rule => rule.Name.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        var page = Page.Of(rules, call, "NextToken", "Limit", pageSize);
        return page.With(new JsonObject { ["Rules"] = new JsonArray([.. page.Items.Select(rule => Shown(call, rule))]) }, "NextToken");
    }

    private JsonObject ListNames(ApiCall call)
    {
        var arn = Text(call, "TargetArn");
        var rules = store.Rules(BusOf(call)).Where(rule => rule.Targets.Any(target => target["Arn"]!.GetValue<string>() == arn)).ToList();
        var page = Page.Of(rules, call, "NextToken", "Limit", pageSize);
        return page.With(new JsonObject { ["RuleNames"] = new JsonArray([.. page.Items.Select(rule => (JsonNode)rule.Name)]) }, "NextToken");
    }

    private JsonObject ListTargets(ApiCall call)
    {
        var page = Page.Of(Existing(call, Text(call, "Rule")!).Targets, call, "NextToken", "Limit", pageSize);
        return page.With(new JsonObject { ["Targets"] = new JsonArray([.. page.Items.Select(target => target.DeepClone())]) }, "NextToken");
    }

    private JsonObject Put(ApiCall call)
    {
        var (bus, name) = (BusOf(call), Text(call, "Name")!);
        Check(call, bus);
        if (store.Find(bus, name) is { } existing)
            RefuseManaged(existing);
        var settings = new JsonObject { ["State"] = "ENABLED" };
        foreach (var member in Settings.Where(member => call.Parameters[member] is not null))
            settings[member] = call.Parameters[member]!.DeepClone();
        return new JsonObject { ["RuleArn"] = ArnOf(call, store.Put(bus, name, settings)) };
    }

    private static void Check(ApiCall call, string bus)
    {
        var (schedule, pattern) = (Text(call, "ScheduleExpression"), Text(call, "EventPattern"));
        if (schedule is null && pattern is null)
            throw new ApiError("ValidationException", "Parameter(s) EventPattern or ScheduleExpression must be specified.");
        if (schedule is not null && bus != EventStore.DefaultBus)
            throw new ApiError("ValidationException", "ScheduleExpression is supported only on the default event bus.");
        if (schedule is not null && !((schedule.StartsWith("rate(", StringComparison.Ordinal) || schedule.StartsWith("cron(", StringComparison.Ordinal)) && schedule.EndsWith(')')))
            throw new ApiError("ValidationException", "Parameter ScheduleExpression is not valid.");
        if (pattern is not null && !IsObject(pattern))
            throw new ApiError("InvalidEventPatternException", "Event pattern is not valid. Reason: Filter is not an object");
    }

    private JsonObject PutTargets(ApiCall call)
    {
        var rule = Existing(call, Text(call, "Rule")!);
        RefuseManaged(rule);
        var targets = call.Parameters["Targets"]!.AsArray().Select(target => target!.DeepClone().AsObject()).ToList();
        var taken = targets.Where(target => store.FailureOf(EventStore.IdOf(target)) is null).ToList();
        if (rule.Targets.Concat(taken).Select(EventStore.IdOf).Distinct().Count() > MostTargets)
            throw new ApiError("LimitExceededException", "The requested resource exceeds the maximum number allowed.");
        store.PutTargets(rule.Bus, rule.Name, taken);
        return Failures(targets.Select(EventStore.IdOf));
    }

    private JsonObject RemoveTargets(ApiCall call)
    {
        var rule = Existing(call, Text(call, "Rule")!);
        if (call.Parameters["Force"]?.GetValue<bool>() != true)
            RefuseManaged(rule);
        var ids = call.Parameters["Ids"]!.AsArray().Select(id => id!.GetValue<string>()).ToList();
        store.RemoveTargets(rule.Bus, rule.Name, [.. ids.Where(id => store.FailureOf(id) is null)]);
        return Failures(ids);
    }

    private JsonObject Failures(IEnumerable<string> ids)
    {
        var failed = ids.Select(id => (Id: id, Code: store.FailureOf(id))).Where(one => one.Code is not null).ToList();
        return new JsonObject
        {
            ["FailedEntryCount"] = failed.Count,
            ["FailedEntries"] = new JsonArray([.. failed.Select(one => (JsonNode)new JsonObject
            {
                ["TargetId"] = one.Id,
                ["ErrorCode"] = one.Code,
                ["ErrorMessage"] = $"The target {one.Id} was refused.",
            })]),
        };
    }

    private EventRule Existing(ApiCall call, string name)
    {
        var bus = BusOf(call);
        return store.Find(bus, name) ?? throw new ApiError("ResourceNotFoundException", $"Rule {name} does not exist on EventBus {bus}.");
    }

    /// <summary>A bus is given by name or ARN.</summary>
    private string BusOf(ApiCall call)
    {
        var given = Text(call, "EventBusName") ?? EventStore.DefaultBus;
        var name = given[(given.LastIndexOf('/') + 1)..];
        return store.BusExists(name) ? name : throw new ApiError("ResourceNotFoundException", $"Event bus {name} does not exist.");
    }

    private static void RefuseManaged(EventRule rule)
    {
        if (rule.ManagedBy is { } service)
            throw new ApiError("ManagedRuleException", $"Rule {rule.Name} is managed by {service}: only that service can change it.");
    }

    private static JsonObject Shown(ApiCall call, EventRule rule)
    {
        var shown = new JsonObject { ["Name"] = rule.Name, ["Arn"] = ArnOf(call, rule), ["EventBusName"] = rule.Bus };
        foreach (var (member, value) in rule.Settings)
            shown[member] = value!.DeepClone();
        if (rule.ManagedBy is { } service)
            shown["ManagedBy"] = service;
        return shown;
    }

    internal static string ArnOf(string region, string accountId, EventRule rule) =>
        $"arn:aws:events:{region}:{accountId}:rule/{(rule.Bus == EventStore.DefaultBus ? "" : rule.Bus + "/")}{rule.Name}";

    private static string ArnOf(ApiCall call, EventRule rule) => ArnOf(call.Region, call.Caller.AccountId, rule);

    private static bool IsObject(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? Text(ApiCall call, string member) => call.Parameters[member]?.GetValue<string>();
}
