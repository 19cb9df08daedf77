using System.Text.Json.Serialization;

namespace Actions.Aws;

/// <summary>Source-generated JSON of App Runner: members are PascalCase as in the model.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ListAppRunnerServicesInput))]
[JsonSerializable(typeof(ListAppRunnerServicesOutput))]
internal sealed partial class AppRunnerJson : JsonSerializerContext;

internal sealed record ListAppRunnerServicesInput(string? NextToken);

internal sealed record ListAppRunnerServicesOutput(IReadOnlyList<AppRunnerService>? ServiceSummaryList, string? NextToken);
