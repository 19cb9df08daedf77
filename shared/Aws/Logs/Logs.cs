using System.Text.Json.Serialization;

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
}

/// <summary>The CloudWatch Logs operations.</summary>
internal static class LogsOperations
{
    public static readonly Operation<GetLogEventsInput, GetLogEventsOutput> GetLogEvents = new(
        ServiceInfo.Logs, "GetLogEvents", Repeat.Freely, LogsJson.Default.GetLogEventsInput, LogsJson.Default.GetLogEventsOutput,
        input => $"log stream {input.LogStreamName} of log group {input.LogGroupName}", "logs:GetLogEvents");

    public static readonly Operation<FilterLogEventsInput, FilterLogEventsOutput> FilterLogEvents = new(
        ServiceInfo.Logs, "FilterLogEvents", Repeat.Freely, LogsJson.Default.FilterLogEventsInput, LogsJson.Default.FilterLogEventsOutput,
        input => $"log group {input.LogGroupName}", "logs:FilterLogEvents");

    public static IReadOnlyList<Operation> All { get; } = [GetLogEvents, FilterLogEvents];
}

/// <summary>Source-generated JSON of CloudWatch Logs: camelCase.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetLogEventsInput))]
[JsonSerializable(typeof(GetLogEventsOutput))]
[JsonSerializable(typeof(FilterLogEventsInput))]
[JsonSerializable(typeof(FilterLogEventsOutput))]
internal sealed partial class LogsJson : JsonSerializerContext;

internal sealed record GetLogEventsInput(string LogGroupName, string LogStreamName, bool StartFromHead, int Limit, string? NextToken);

internal sealed record GetLogEventsOutput(IReadOnlyList<LogEvent>? Events, string? NextBackwardToken);

internal sealed record FilterLogEventsInput(
    string LogGroupName, string? LogStreamNamePrefix, long? StartTime, int Limit, string? NextToken);

internal sealed record FilterLogEventsOutput(IReadOnlyList<FilteredLogEvent>? Events, string? NextToken);
