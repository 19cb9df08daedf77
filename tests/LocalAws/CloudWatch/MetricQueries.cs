using System.Text.Json.Nodes;
using LocalAws.Wire;

namespace LocalAws.CloudWatch;

/// <summary>Answers GetMetricData.</summary>
internal sealed class MetricQueries(MetricStore metrics, int pageSize)
{
    public JsonObject Answer(ApiCall call)
    {
        var series = new Dictionary<string, IReadOnlyDictionary<DateTimeOffset, double>>();
        var queries = call.Parameters["MetricDataQueries"]!.AsArray().Select(query => query!.AsObject()).ToList();
        foreach (var query in queries.OrderBy(query => query["Expression"] is null ? 0 : 1))
            series[IdOf(query)] = query["Expression"] is { } expression ? MetricMath.Of(expression.GetValue<string>(), series) : Read(query, call.Parameters);

        var shown = queries.Where(query => query["ReturnData"]?.GetValue<bool>() != false).ToList();
        var page = Page.Of(shown, call, "NextToken", sizeMember: null, pageSize);
        var isAscending = call.Parameters["ScanBy"]?.GetValue<string>() == "TimestampAscending";
        return page.With(
            new JsonObject { ["MetricDataResults"] = new JsonArray([.. page.Items.Select(query => Result(query, series[IdOf(query)], isAscending))]) },
            "NextToken");
    }

    private Dictionary<DateTimeOffset, double> Read(JsonObject query, JsonObject parameters)
    {
        var stat = query["MetricStat"] ?? throw new ApiError("ValidationError", $"The query {IdOf(query)} has neither MetricStat nor Expression.");
        var period = TimeSpan.FromSeconds(stat["Period"]!.GetValue<int>());
        var values = metrics.Read(
            MetricJson.Key(stat["Metric"]!), stat["Stat"]!.GetValue<string>(), period, Time(parameters["StartTime"]!), Time(parameters["EndTime"]!));
        return values.ToDictionary(value => value.Time, value => value.Value);
    }

    private static JsonObject Result(JsonObject query, IReadOnlyDictionary<DateTimeOffset, double> series, bool isAscending)
    {
        var values = isAscending ? series.OrderBy(value => value.Key) : series.OrderByDescending(value => value.Key);
        return new JsonObject
        {
            ["Id"] = IdOf(query),
            ["Label"] = query["Label"]?.DeepClone() ?? query["MetricStat"]?["Metric"]!["MetricName"]?.DeepClone() ?? IdOf(query),
            ["Timestamps"] = new JsonArray([.. values.Select(value => (JsonNode)Epoch.Seconds(value.Key))]),
            ["Values"] = new JsonArray([.. values.Select(value => (JsonNode)value.Value)]),
            ["StatusCode"] = "Complete",
        };
    }

    private static string IdOf(JsonObject query) => query["Id"]!.GetValue<string>();

    private static DateTimeOffset Time(JsonNode seconds) => DateTimeOffset.UnixEpoch.AddSeconds(MetricJson.Number(seconds));
}
