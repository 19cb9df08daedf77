using System.Text.Json.Serialization;

namespace Actions.Aws;

/// <summary>Source-generated JSON of Secrets Manager: members are PascalCase as in the model.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(AwsTimeConverter)])]
[JsonSerializable(typeof(DescribeSecretInput))]
[JsonSerializable(typeof(SecretDescription))]
[JsonSerializable(typeof(GetSecretValueInput))]
[JsonSerializable(typeof(SecretValue))]
internal sealed partial class SecretsManagerJson : JsonSerializerContext;

internal sealed record DescribeSecretInput(string SecretId);

internal sealed record GetSecretValueInput(string SecretId, string? VersionStage);
