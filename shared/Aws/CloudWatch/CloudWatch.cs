namespace Actions.Aws;

/// <summary>CloudWatch over the wire.</summary>
internal sealed class CloudWatch(IServiceCaller caller) : ICloudWatch
{
    /// <summary>Most names one request takes.</summary>
    private const int BatchSize = 100;

    /// <summary>Without them AWS shows metric alarms only.</summary>
    private static readonly string[] BothTypes = ["MetricAlarm", "CompositeAlarm"];

    /// <inheritdoc/>
    public async Task<DescribeAlarmsResponse> DescribeAlarmsAsync(IReadOnlyList<string> alarmNames, CancellationToken cancellationToken)
    {
        var metric = new List<Alarm>();
        var composite = new List<Alarm>();
        foreach (var batch in alarmNames.Chunk(BatchSize))
        {
            composite.AddRange(await Pages.ReadAsync(int.MaxValue, async token =>
            {
                var page = await caller.CallAsync(CloudWatchOperations.DescribeAlarms, new(batch, BothTypes, token), cancellationToken);
                metric.AddRange(page.MetricAlarms ?? []);
                return (page.CompositeAlarms, page.NextToken);
            }));
        }
        return new DescribeAlarmsResponse { MetricAlarms = metric, CompositeAlarms = composite };
    }

    /// <inheritdoc/>
    /// <remarks>The values of one query may come in several pages: they are put together, and the last status counts.</remarks>
    public async Task<IReadOnlyList<MetricDataResult>> GetMetricDataAsync(GetMetricDataRequest request, CancellationToken cancellationToken)
    {
        var parts = await Pages.ReadAsync(int.MaxValue, async token =>
        {
            var page = await caller.CallAsync(
                CloudWatchOperations.GetMetricData,
                new(request.MetricDataQueries, request.StartTime, request.EndTime, request.ScanBy, token), cancellationToken);
            return (page.MetricDataResults, page.NextToken);
        });
        return [.. parts.GroupBy(part => part.Id).Select(Joined)];
    }

    private static MetricDataResult Joined(IEnumerable<MetricDataResult> parts)
    {
        var all = parts.ToList();
        return all[^1] with
        {
            Timestamps = [.. all.SelectMany(part => part.Timestamps)],
            Values = [.. all.SelectMany(part => part.Values)],
        };
    }
}
