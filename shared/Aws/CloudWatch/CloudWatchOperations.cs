namespace Actions.Aws;

/// <summary>The CloudWatch operations.</summary>
internal static class CloudWatchOperations
{
    public static readonly Operation<DescribeAlarmsInput, DescribeAlarmsOutput> DescribeAlarms = new(
        ServiceInfo.CloudWatch, "DescribeAlarms", Repeat.Freely, CloudWatchJson.Default.DescribeAlarmsInput,
        CloudWatchJson.Default.DescribeAlarmsOutput, input => $"alarms {string.Join(", ", input.AlarmNames)}", "cloudwatch:DescribeAlarms");

    public static readonly Operation<GetMetricDataInput, GetMetricDataOutput> GetMetricData = new(
        ServiceInfo.CloudWatch, "GetMetricData", Repeat.Freely, CloudWatchJson.Default.GetMetricDataInput,
        CloudWatchJson.Default.GetMetricDataOutput, input => $"metrics {string.Join(", ", input.MetricDataQueries.Select(Named))}",
        "cloudwatch:GetMetricData");

    public static IReadOnlyList<Operation> All { get; } = [DescribeAlarms, GetMetricData];

    private static string Named(MetricDataQuery query) => query.MetricStat?.Metric.MetricName ?? query.Expression ?? query.Id;
}
