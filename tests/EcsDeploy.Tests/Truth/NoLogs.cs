using Actions.Aws;

namespace EcsDeploy.Tests.Truth;

/// <summary>Containers that write nothing.</summary>
internal sealed class NoLogs : ILogs
{
    public Task<IReadOnlyList<LogEvent>> GetLogEventsAsync(string logGroupName, string logStreamName, int atMost, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<LogEvent>>([]);

    public Task<LogPage> ReadLogForwardAsync(string logGroupName, string logStreamName, string? from, CancellationToken cancellationToken) =>
        Task.FromResult(new LogPage([], from));

    public Task<IReadOnlyList<FilteredLogEvent>> FilterLogEventsAsync(FilterLogEventsRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<FilteredLogEvent>>([]);

    public Task<IReadOnlyList<LogGroup>> DescribeLogGroupsAsync(string? logGroupNamePrefix, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<LogGroup>>([]);
}
