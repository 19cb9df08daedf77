namespace Actions.Aws;

/// <summary>The CloudWatch Logs operations.</summary>
internal static class LogsOperations
{
    public static readonly Operation<GetLogEventsInput, GetLogEventsOutput> GetLogEvents = new(
        ServiceInfo.Logs, "GetLogEvents", Repeat.Freely, LogsJson.Default.GetLogEventsInput, LogsJson.Default.GetLogEventsOutput,
        input => $"log stream {input.LogStreamName} of log group {input.LogGroupName}", "logs:GetLogEvents");

    public static readonly Operation<FilterLogEventsInput, FilterLogEventsOutput> FilterLogEvents = new(
        ServiceInfo.Logs, "FilterLogEvents", Repeat.Freely, LogsJson.Default.FilterLogEventsInput, LogsJson.Default.FilterLogEventsOutput,
        input => $"log group {input.LogGroupName}", "logs:FilterLogEvents");

    public static readonly Operation<DescribeLogGroupsInput, DescribeLogGroupsOutput> DescribeLogGroups = new(
        ServiceInfo.Logs, "DescribeLogGroups", Repeat.Freely, LogsJson.Default.DescribeLogGroupsInput, LogsJson.Default.DescribeLogGroupsOutput,
        input => $"log groups {input.LogGroupNamePrefix}*", "logs:DescribeLogGroups");

    public static IReadOnlyList<Operation> All { get; } = [GetLogEvents, FilterLogEvents, DescribeLogGroups];
}
