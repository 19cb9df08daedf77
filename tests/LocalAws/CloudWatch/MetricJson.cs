using System.Text.Json.Nodes;

namespace LocalAws.CloudWatch;

/// <summary>Reads metrics and samples of requests.</summary>
internal static class MetricJson
{
    /// <param name="named">Has <c>MetricName</c> and <c>Dimensions</c>.</param>
    public static MetricKey Key(string space, JsonNode named)
    {
        var dimensions = (named["Dimensions"] as JsonArray ?? []).Select(one => $"{one!["Name"]}={one["Value"]}").Order(StringComparer.Ordinal);
        return new MetricKey(space, named["MetricName"]!.GetValue<string>(), string.Join('\n', dimensions));
    }

    public static MetricKey Key(JsonNode metric) => Key(metric["Namespace"]!.GetValue<string>(), metric);

    /// <summary>A datum holds one value, several values with counts, or a summary of values.</summary>
    public static IEnumerable<Sample> Samples(JsonObject datum, DateTimeOffset now)
    {
        var time = datum["Timestamp"] is { } given ? DateTimeOffset.UnixEpoch.AddSeconds(Number(given)) : now;
        if (datum["StatisticValues"] is { } summary)
            return [new Sample(time, Number(summary["SampleCount"]!), Number(summary["Sum"]!), Number(summary["Minimum"]!), Number(summary["Maximum"]!))];
        if (datum["Values"] is not JsonArray values)
            return [Sample.Of(time, Number(datum["Value"]!))];
        var counts = datum["Counts"] as JsonArray;
        return values.Select((value, i) => Sample.Of(time, Number(value!), counts is null ? 1 : Number(counts[i]!)));
    }

    /// <summary>A number of a request may be any JSON number: 5, 5.0, 5e0.</summary>
    public static double Number(JsonNode number) => System.Text.Json.JsonSerializer.SerializeToElement(number).GetDouble();
}
