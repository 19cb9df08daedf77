using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Actions.Aws;

/// <summary>Source-generated JSON of Lambda: members are PascalCase as in the model.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(FunctionInput))]
[JsonSerializable(typeof(GetFunctionOutput))]
[JsonSerializable(typeof(ListFunctionsInput))]
[JsonSerializable(typeof(ListFunctionsOutput))]
[JsonSerializable(typeof(UpdateFunctionCodeRequest))]
[JsonSerializable(typeof(PublishVersionInput))]
[JsonSerializable(typeof(ListVersionsInput))]
[JsonSerializable(typeof(ListVersionsOutput))]
[JsonSerializable(typeof(AliasInput))]
[JsonSerializable(typeof(LambdaAlias))]
[JsonSerializable(typeof(CreateAliasInput))]
[JsonSerializable(typeof(UpdateAliasInput))]
[JsonSerializable(typeof(ListAliasesInput))]
[JsonSerializable(typeof(ListAliasesOutput))]
[JsonSerializable(typeof(InvokeInput))]
[JsonSerializable(typeof(InvokeOutput))]
[JsonSerializable(typeof(GetPolicyOutput))]
[JsonSerializable(typeof(AddPermissionRequest))]
[JsonSerializable(typeof(AddPermissionOutput))]
[JsonSerializable(typeof(ProvisionedConcurrency))]
[JsonSerializable(typeof(TagFunctionInput))]
[JsonSerializable(typeof(EmptyOutput))]
[JsonSerializable(typeof(ListEventSourceMappingsInput))]
[JsonSerializable(typeof(ListEventSourceMappingsOutput))]
internal sealed partial class LambdaJson : JsonSerializerContext;

internal sealed record FunctionInput(string FunctionName, string? Qualifier);

internal sealed record GetFunctionOutput(JsonObject? Configuration, FunctionCode? Code, IReadOnlyDictionary<string, string>? Tags);

internal sealed record FunctionCode(string? ImageUri, string? ResolvedImageUri);

internal sealed record ListFunctionsInput(string? Marker);

internal sealed record ListFunctionsOutput(IReadOnlyList<ListedFunction>? Functions, string? NextMarker);

internal sealed record ListedFunction(string? FunctionName);

internal sealed record PublishVersionInput(string FunctionName, string CodeSha256, string Description, string? RevisionId);

internal sealed record ListVersionsInput(string FunctionName, string? Marker);

internal sealed record ListVersionsOutput(IReadOnlyList<JsonObject>? Versions, string? NextMarker);

internal sealed record AliasInput(string FunctionName, string Name);

internal sealed record CreateAliasInput(string FunctionName, string Name, string FunctionVersion);

internal sealed record UpdateAliasInput(string FunctionName, string Name, string FunctionVersion, AliasRouting? RoutingConfig, string? RevisionId);

internal sealed record ListAliasesInput(string FunctionName, string? Marker);

internal sealed record ListAliasesOutput(IReadOnlyList<LambdaAlias>? Aliases, string? NextMarker);

internal sealed record InvokeInput(string FunctionName, string? Qualifier, string InvocationType, string? LogType, byte[] Payload);

internal sealed record InvokeOutput(int StatusCode, string? FunctionError, string? ExecutedVersion, byte[]? Payload, string? LogResult);

internal sealed record GetPolicyOutput(string? Policy);

internal sealed record AddPermissionOutput(string? Statement);

internal sealed record TagFunctionInput(string Resource, IReadOnlyDictionary<string, string> Tags);

internal sealed record EmptyOutput;

internal sealed record ListEventSourceMappingsInput(string FunctionName, string? Marker);

internal sealed record ListEventSourceMappingsOutput(IReadOnlyList<EventSourceMapping>? EventSourceMappings, string? NextMarker);
