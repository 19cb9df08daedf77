namespace LocalAws.CloudWatch;

/// <summary>What state a metric alarm should have by the datapoints there are.</summary>
internal sealed class AlarmEvaluation(MetricStore metrics)
{
    /// <summary>The metric it looks at; null for an alarm on an expression.</summary>
    public static MetricKey? MetricOf(Alarm alarm) => alarm.Definition["MetricName"] is null ? null : MetricJson.Key(alarm.Definition);

    public static TimeSpan PeriodOf(Alarm alarm) => TimeSpan.FromSeconds(alarm.Definition["Period"]?.GetValue<int>() ?? 60);

    /// <returns>State and reason; null when the state stays as it is.</returns>
    public (string State, string Reason)? Of(Alarm alarm, DateTimeOffset now)
    {
        var (periods, statistic) = (Whole(alarm, "EvaluationPeriods", 1), Text(alarm, "Statistic") ?? Text(alarm, "ExtendedStatistic") ?? "Average");
        var values = Window(alarm, statistic, periods, now);
        var breaching = values.Count(value => Breaches(alarm, value));
        var missing = periods - values.Count;
        var treatment = Text(alarm, "TreatMissingData") ?? "missing";
        if (values.Count == 0 && treatment == "ignore")
            return null;
        if (values.Count == 0 && treatment == "missing")
            return (Alarm.NoData, "Insufficient Data: no datapoints were received.");
        if (treatment == "breaching")
            breaching += missing;
        var needed = Whole(alarm, "DatapointsToAlarm", periods);
        return breaching >= needed
            ? (Alarm.InAlarm, $"Threshold Crossed: {breaching} of {periods} datapoints breach the threshold ({Threshold(alarm)}).")
            : (Alarm.Ok, $"Threshold not crossed: {breaching} of {periods} datapoints breach the threshold ({Threshold(alarm)}).");
    }

    /// <summary>The latest periods. The current one may still be empty: then the one before it is the latest.</summary>
    private List<double> Window(Alarm alarm, string statistic, int periods, DateTimeOffset now)
    {
        var (metric, period) = (MetricOf(alarm)!, PeriodOf(alarm));
        var current = MetricStore.BeginOf(now, period);
        var values = metrics.Read(metric, statistic, period, current - (period * periods), current + period);
        var latest = values.Count > 0 && values[^1].Time == current ? current : current - period;
        return [.. values.Where(one => one.Time > latest - (period * periods)).Select(one => one.Value)];
    }

    private static bool Breaches(Alarm alarm, double value) => Text(alarm, "ComparisonOperator") switch
    {
        "GreaterThanOrEqualToThreshold" => value >= Threshold(alarm),
        "GreaterThanThreshold" => value > Threshold(alarm),
        "LessThanThreshold" => value < Threshold(alarm),
        _ => value <= Threshold(alarm),
    };

    private static double Threshold(Alarm alarm) => alarm.Definition["Threshold"] is { } threshold ? MetricJson.Number(threshold) : 0;

    private static int Whole(Alarm alarm, string member, int otherwise) => alarm.Definition[member]?.GetValue<int>() ?? otherwise;

    private static string? Text(Alarm alarm, string member) => alarm.Definition[member]?.GetValue<string>();
}
