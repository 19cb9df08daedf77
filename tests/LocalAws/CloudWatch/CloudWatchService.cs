using System.Text.Json.Nodes;
using LocalAws.Wire;

namespace LocalAws.CloudWatch;

/// <summary>The part of CloudWatch that keeps alarms and metrics.</summary>
/// <param name="pageSize">Largest page of alarms or of results, so that clients that forget paging are found out.</param>
public sealed class CloudWatchService(AlarmStore alarms, TimeProvider clock, int pageSize) : ILocalService
{
    private static readonly string[] NotKept = ["AlarmName", "Tags"];
    private static readonly string[] NotDone = ["ChildrenOfAlarmName", "ParentsOfAlarmName"];

    public string SigningName => "monitoring";

    public IReadOnlyCollection<string> Operations { get; } =
        ["DescribeAlarms", "GetMetricData", "SetAlarmState", "PutMetricAlarm", "PutCompositeAlarm", "PutMetricData"];

    public Task<JsonObject> HandleAsync(ApiCall call, CancellationToken cancellationToken) => Task.FromResult(call.Operation switch
    {
        "DescribeAlarms" => Describe(call),
        "GetMetricData" => new MetricQueries(alarms.Metrics, pageSize).Answer(call),
        "SetAlarmState" => SetState(call),
        "PutMetricAlarm" => PutMetricAlarm(call),
        "PutCompositeAlarm" => PutCompositeAlarm(call),
        _ => PutData(call),
    });

    private JsonObject Describe(ApiCall call)
    {
        foreach (var member in NotDone.Where(member => call.Parameters[member] is not null))
            throw new ApiError("ValidationError", $"{member} is not done here.");
        var types = Texts(call, "AlarmTypes") ?? ["MetricAlarm"];
        var (names, prefix, state) = (Texts(call, "AlarmNames"), Text(call, "AlarmNamePrefix") ?? "", Text(call, "StateValue"));
        var action = Text(call, "ActionPrefix");
        var matching = alarms.All
            .Where(alarm => types.Contains(alarm.IsComposite ? "CompositeAlarm" : "MetricAlarm"))
            .Where(alarm => names?.Contains(alarm.Name) != false && alarm.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Where(alarm => state is null || alarm.State == state)
            .Where(alarm => action is null || ActionsOf(alarm).Any(one => one.StartsWith(action, StringComparison.Ordinal)))
            .ToList();
        var page = Page.Of(matching, call, "NextToken", "MaxRecords", pageSize);
        return page.With(
            new JsonObject
            {
                ["CompositeAlarms"] = new JsonArray([.. page.Items.Where(alarm => alarm.IsComposite).Select(alarm => AlarmJson.Show(call, alarm))]),
                ["MetricAlarms"] = new JsonArray([.. page.Items.Where(alarm => !alarm.IsComposite).Select(alarm => AlarmJson.Show(call, alarm))]),
            },
            "NextToken");
    }

    private static IEnumerable<string> ActionsOf(Alarm alarm) =>
        ((string[])["OKActions", "AlarmActions", "InsufficientDataActions"]).SelectMany(list => alarm.Definition[list] as JsonArray ?? []).Select(one => one!.GetValue<string>());

    private JsonObject SetState(ApiCall call)
    {
        var reasonData = Text(call, "StateReasonData");
        if (reasonData is not null && !IsJson(reasonData))
            throw new ApiError("InvalidFormat", "StateReasonData is not JSON.");
        return alarms.SetState(Text(call, "AlarmName")!, Text(call, "StateValue")!, Text(call, "StateReason")!, reasonData)
            ? []
            : throw new ApiError("ResourceNotFound", $"The alarm {Text(call, "AlarmName")} does not exist.", 404);
    }

    private JsonObject PutMetricAlarm(ApiCall call)
    {
        var (operation, hasMetric, hasMetrics) = (Text(call, "ComparisonOperator"), Text(call, "MetricName") is not null, call.Parameters["Metrics"] is not null);
        if (hasMetric == hasMetrics)
            throw new ApiError("ValidationError", "An alarm has either MetricName or Metrics.");
        if (hasMetric && (Text(call, "Namespace") is null || call.Parameters["Period"] is null || call.Parameters["Threshold"] is null || operation is null))
            throw new ApiError("ValidationError", "An alarm on a metric has Namespace, Period, Threshold and ComparisonOperator.");
        if (hasMetric && (Text(call, "Statistic") is null) == (Text(call, "ExtendedStatistic") is null))
            throw new ApiError("ValidationError", "An alarm on a metric has either Statistic or ExtendedStatistic.");
        if (hasMetric && (operation!.Contains("Lower") || operation.Contains("Upper")))
            throw new ApiError("ValidationError", "Anomaly detection is not done here.");
        alarms.Put(Text(call, "AlarmName")!, Kept(call.Parameters));
        return [];
    }

    private JsonObject PutCompositeAlarm(ApiCall call)
    {
        var name = Text(call, "AlarmName")!;
        var children = new AlarmRule(Text(call, "AlarmRule")!).Children;
        foreach (var child in children.Where(child => alarms.Find(child) is null))
            throw new ApiError("ValidationError", $"AlarmRule names the alarm {child}, which does not exist.");
        if (children.Any(child => child == name || Reaches(child, name)))
            throw new ApiError("ValidationError", $"AlarmRule leads back to {name}.");
        alarms.Put(name, Kept(call.Parameters));
        return [];
    }

    private bool Reaches(string from, string name) =>
        alarms.Find(from)?.Rule is { } rule && new AlarmRule(rule).Children.Any(child => child == name || Reaches(child, name));

    private JsonObject PutData(ApiCall call)
    {
        var space = Text(call, "Namespace")!;
        if (space.StartsWith("AWS/", StringComparison.Ordinal))
            throw new ApiError("InvalidParameterValue", "The value AWS/ for parameter Namespace is invalid: namespaces of AWS are for AWS.");
        foreach (var datum in (call.Parameters["MetricData"] as JsonArray ?? []).Select(one => one!.AsObject()))
        {
            if (((string[])["Value", "Values", "StatisticValues"]).Count(member => datum[member] is not null) != 1)
                throw new ApiError("InvalidParameterCombination", "A datum has one of Value, Values and StatisticValues.");
            foreach (var sample in MetricJson.Samples(datum, clock.GetUtcNow()))
                alarms.AddSample(MetricJson.Key(space, datum), sample);
        }

        return [];
    }

    private static JsonObject Kept(JsonObject request) =>
        new(request.Where(member => !NotKept.Contains(member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    private static bool IsJson(string text)
    {
        try
        {
            return JsonNode.Parse(text) is not null;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }

    private static string? Text(ApiCall call, string member) => call.Parameters[member]?.GetValue<string>();

    private static List<string>? Texts(ApiCall call, string member) =>
        call.Parameters[member] is JsonArray { Count: > 0 } list ? [.. list.Select(item => item!.GetValue<string>())] : null;
}
