using System.Text.Json.Serialization;

namespace Actions.Aws;

/// <summary>Source-generated JSON of CloudWatch: members are PascalCase as in the model.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(AwsTimeConverter)])]
[JsonSerializable(typeof(DescribeAlarmsInput))]
[JsonSerializable(typeof(DescribeAlarmsOutput))]
[JsonSerializable(typeof(GetMetricDataInput))]
[JsonSerializable(typeof(GetMetricDataOutput))]
internal sealed partial class CloudWatchJson : JsonSerializerContext;

internal sealed record DescribeAlarmsInput(IReadOnlyList<string> AlarmNames, IReadOnlyList<string> AlarmTypes, string? NextToken);

internal sealed record DescribeAlarmsOutput(IReadOnlyList<Alarm>? MetricAlarms, IReadOnlyList<Alarm>? CompositeAlarms, string? NextToken);

internal sealed record GetMetricDataInput(
    IReadOnlyList<MetricDataQuery> MetricDataQueries, DateTimeOffset StartTime, DateTimeOffset EndTime, string? ScanBy, string? NextToken);

internal sealed record GetMetricDataOutput(IReadOnlyList<MetricDataResult>? MetricDataResults, string? NextToken);
