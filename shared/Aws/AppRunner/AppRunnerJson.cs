using System.Text.Json.Serialization;

namespace Actions.Aws;

/// <summary>Source-generated JSON of App Runner: members are PascalCase as in the model.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(AwsTimeConverter)])]
[JsonSerializable(typeof(ListAppRunnerServicesInput))]
[JsonSerializable(typeof(ListAppRunnerServicesOutput))]
[JsonSerializable(typeof(AppRunnerServiceInput))]
[JsonSerializable(typeof(DescribeAppRunnerServiceOutput))]
[JsonSerializable(typeof(ListAppRunnerOperationsInput))]
[JsonSerializable(typeof(ListAppRunnerOperationsOutput))]
[JsonSerializable(typeof(AppRunnerUpdate))]
[JsonSerializable(typeof(AppRunnerStarted))]
internal sealed partial class AppRunnerJson : JsonSerializerContext;

internal sealed record ListAppRunnerServicesInput(string? NextToken);

internal sealed record ListAppRunnerServicesOutput(IReadOnlyList<AppRunnerServiceSummary>? ServiceSummaryList, string? NextToken);

internal sealed record AppRunnerServiceInput(string ServiceArn);

internal sealed record DescribeAppRunnerServiceOutput(AppRunnerService? Service);

internal sealed record ListAppRunnerOperationsInput(string ServiceArn, int MaxResults, string? NextToken);

internal sealed record ListAppRunnerOperationsOutput(IReadOnlyList<AppRunnerOperation>? OperationSummaryList, string? NextToken);

internal sealed record AppRunnerStarted(string? OperationId);
