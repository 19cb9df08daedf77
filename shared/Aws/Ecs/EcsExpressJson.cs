using System.Text.Json.Serialization;

namespace Actions.Aws;

/// <summary>Source-generated JSON of ECS Express Mode: members are camelCase and null members are not sent.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(AwsTimeConverter)])]
[JsonSerializable(typeof(DescribeExpressInput))]
[JsonSerializable(typeof(DescribeExpressOutput))]
[JsonSerializable(typeof(ExpressUpdate))]
[JsonSerializable(typeof(UpdateExpressOutput))]
internal sealed partial class EcsExpressJson : JsonSerializerContext;

internal sealed record DescribeExpressInput(string ServiceArn);

internal sealed record DescribeExpressOutput(ExpressService? Service);

internal sealed record UpdateExpressOutput(UpdatedExpressService? Service);

internal sealed record UpdatedExpressService(ExpressConfiguration? TargetConfiguration);
