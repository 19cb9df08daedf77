using System.Text.Json.Serialization;

namespace Actions.Aws;

/// <summary>Source-generated JSON of ECR: members are camelCase.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(AwsTimeConverter)])]
[JsonSerializable(typeof(DescribeImagesInput))]
[JsonSerializable(typeof(DescribeImagesOutput))]
[JsonSerializable(typeof(BatchGetImageInput))]
[JsonSerializable(typeof(BatchGetImageResponse))]
internal sealed partial class EcrJson : JsonSerializerContext;

internal sealed record DescribeImagesInput(string RepositoryName, string? RegistryId, IReadOnlyList<EcrImageId> ImageIds, string? NextToken);

internal sealed record DescribeImagesOutput(IReadOnlyList<EcrImageDetail>? ImageDetails, string? NextToken);

internal sealed record BatchGetImageInput(
    string RepositoryName, string? RegistryId, IReadOnlyList<EcrImageId> ImageIds, IReadOnlyList<string> AcceptedMediaTypes);
