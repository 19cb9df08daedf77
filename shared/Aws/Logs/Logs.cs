namespace Actions.Aws;

/// <summary>CloudWatch Logs over the wire.</summary>
internal sealed class Logs(IServiceCaller caller) : ILogs
{
    /// <summary>Most events one request gives.</summary>
    private const int PageSize = 10_000;

    /// <inheritdoc/>
    /// <remarks>
    /// Pages are read from the newest backwards. They may be short or empty in between: the API's sign for the end is the same
    /// backward token twice.
    /// </remarks>
    public async Task<IReadOnlyList<LogEvent>> GetLogEventsAsync(
        string logGroupName, string logStreamName, int atMost, CancellationToken cancellationToken)
    {
        var newestFirst = await Pages.ReadAsync(atMost, async token =>
        {
            var page = await caller.CallAsync(
                LogsOperations.GetLogEvents,
                new(logGroupName, logStreamName, StartFromHead: false, Math.Min(atMost, PageSize), token), cancellationToken);
            return ((IReadOnlyList<LogEvent>?)page.Events?.Reverse().ToList(), page.NextBackwardToken);
        });
        return [.. newestFirst.Reverse()];
    }

    /// <inheritdoc/>
    public async Task<LogPage> ReadLogForwardAsync(string logGroupName, string logStreamName, string? from, CancellationToken cancellationToken)
    {
        var page = await caller.CallAsync(
            LogsOperations.GetLogEvents, new(logGroupName, logStreamName, StartFromHead: true, PageSize, from), cancellationToken);
        return new LogPage(page.Events ?? [], page.NextForwardToken ?? from);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<FilteredLogEvent>> FilterLogEventsAsync(FilterLogEventsRequest request, CancellationToken cancellationToken) =>
        Pages.ReadAsync(request.AtMost, async token =>
        {
            var page = await caller.CallAsync(
                LogsOperations.FilterLogEvents,
                new(request.LogGroupName, request.LogStreamNamePrefix, request.StartTime?.ToUnixTimeMilliseconds(),
                    Math.Min(request.AtMost, PageSize), token),
                cancellationToken);
            return (page.Events, page.NextToken);
        });

    /// <inheritdoc/>
    public Task<IReadOnlyList<LogGroup>> DescribeLogGroupsAsync(string? logGroupNamePrefix, CancellationToken cancellationToken) =>
        Pages.ReadAsync(int.MaxValue, async token =>
        {
            var page = await caller.CallAsync(LogsOperations.DescribeLogGroups, new(logGroupNamePrefix, token), cancellationToken);
            return (page.LogGroups, page.NextToken);
        });
}
