using System.Text.Json.Serialization;

namespace Actions.Aws;

/// <summary>Source-generated JSON of CloudWatch Logs: camelCase.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetLogEventsInput))]
[JsonSerializable(typeof(GetLogEventsOutput))]
[JsonSerializable(typeof(FilterLogEventsInput))]
[JsonSerializable(typeof(FilterLogEventsOutput))]
[JsonSerializable(typeof(DescribeLogGroupsInput))]
[JsonSerializable(typeof(DescribeLogGroupsOutput))]
internal sealed partial class LogsJson : JsonSerializerContext;

internal sealed record GetLogEventsInput(string LogGroupName, string LogStreamName, bool StartFromHead, int Limit, string? NextToken);

internal sealed record GetLogEventsOutput(IReadOnlyList<LogEvent>? Events, string? NextBackwardToken, string? NextForwardToken);

internal sealed record FilterLogEventsInput(
    string LogGroupName, string? LogStreamNamePrefix, long? StartTime, int Limit, string? NextToken);

internal sealed record FilterLogEventsOutput(IReadOnlyList<FilteredLogEvent>? Events, string? NextToken);

internal sealed record DescribeLogGroupsInput(string? LogGroupNamePrefix, string? NextToken);

internal sealed record DescribeLogGroupsOutput(IReadOnlyList<LogGroup>? LogGroups, string? NextToken);
