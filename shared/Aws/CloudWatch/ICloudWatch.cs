namespace Actions.Aws;

/// <summary>The CloudWatch operations the suite uses: all of them only read.</summary>
public interface ICloudWatch
{
    /// <summary>The states of metric and composite alarms (hundred names in one request). An alarm that does not exist is just absent.</summary>
    Task<DescribeAlarmsResponse> DescribeAlarmsAsync(IReadOnlyList<string> alarmNames, CancellationToken cancellationToken);

    /// <summary>Values of metrics, one result for each query that returns data.</summary>
    Task<IReadOnlyList<MetricDataResult>> GetMetricDataAsync(GetMetricDataRequest request, CancellationToken cancellationToken);
}
