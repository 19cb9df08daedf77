using System.Text.Json.Serialization;

namespace Actions.Aws;

/// <summary>The CloudWatch Logs operations the suite uses.</summary>
public interface ILogs
{
    /// <summary>The last events of one stream, oldest first.</summary>
    /// <param name="logGroupName">Log group.</param>
    /// <param name="logStreamName">Log stream.</param>
    /// <param name="atMost">How many events from the end, 1-10000.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <exception cref="AwsException">Code <c>ResourceNotFoundException</c> when group or stream does not exist (yet).</exception>
    Task<IReadOnlyList<LogEvent>> GetLogEventsAsync(string logGroupName, string logStreamName, int atMost, CancellationToken cancellationToken);

    /// <summary>The next events of one stream, oldest first: what is new since the last page. A page may be empty; more may come later.</summary>
    /// <param name="logGroupName">Log group.</param>
    /// <param name="logStreamName">Log stream.</param>
    /// <param name="from"><see cref="LogPage.Next"/> of the page before; null begins with the oldest event.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <exception cref="AwsException">Code <c>ResourceNotFoundException</c> when group or stream does not exist (yet).</exception>
    Task<LogPage> ReadLogForwardAsync(string logGroupName, string logStreamName, string? from, CancellationToken cancellationToken);

    /// <summary>Events of all streams of a group, oldest first.</summary>
    Task<IReadOnlyList<FilteredLogEvent>> FilterLogEventsAsync(FilterLogEventsRequest request, CancellationToken cancellationToken);

    /// <summary>The log groups whose name begins so, by name; all of them without a prefix.</summary>
    Task<IReadOnlyList<LogGroup>> DescribeLogGroupsAsync(string? logGroupNamePrefix, CancellationToken cancellationToken);
}

/// <summary>Events of one stream, in the order they were written.</summary>
/// <param name="Events">At most 10,000.</param>
/// <param name="Next">Where the next page begins. The same as before when the end of what there is was reached (API reference of <c>GetLogEvents</c>).</param>
public sealed record LogPage(IReadOnlyList<LogEvent> Events, string? Next);

/// <summary>A log group.</summary>
public sealed record LogGroup
{
    /// <summary>Its name.</summary>
    public string LogGroupName { get; init; } = "";

    /// <summary>ARN of the group with <c>:*</c> behind, as policies name it.</summary>
    public string Arn { get; init; } = "";

    /// <summary>Days until events are deleted; null keeps them for ever.</summary>
    public int? RetentionInDays { get; init; }
}

/// <summary>One line of a log.</summary>
public sealed record LogEvent
{
    /// <summary>When the program wrote it: milliseconds since 1970-01-01 UTC.</summary>
    public long Timestamp { get; init; }

    /// <summary>Text of the program: foreign, not to be printed raw.</summary>
    public string Message { get; init; } = "";

    /// <summary><see cref="Timestamp"/> as a time.</summary>
    [JsonIgnore]
    public DateTimeOffset Time => DateTimeOffset.FromUnixTimeMilliseconds(Timestamp);
}

/// <summary>One line of a log, with the stream it is from.</summary>
public sealed record FilteredLogEvent
{
    /// <summary>Log stream.</summary>
    public string LogStreamName { get; init; } = "";

    /// <summary>When the program wrote it: milliseconds since 1970-01-01 UTC.</summary>
    public long Timestamp { get; init; }

    /// <summary>Text of the program: foreign, not to be printed raw.</summary>
    public string Message { get; init; } = "";

    /// <summary><see cref="Timestamp"/> as a time.</summary>
    [JsonIgnore]
    public DateTimeOffset Time => DateTimeOffset.FromUnixTimeMilliseconds(Timestamp);
}

/// <summary>Input of <c>FilterLogEvents</c>.</summary>
public sealed record FilterLogEventsRequest
{
    /// <summary>Log group.</summary>
    public required string LogGroupName { get; init; }

    /// <summary>Only streams whose name begins so.</summary>
    public string? LogStreamNamePrefix { get; init; }

    /// <summary>Only events from this time on.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Stop after this many.</summary>
    public int AtMost { get; init; } = 1000;
}
