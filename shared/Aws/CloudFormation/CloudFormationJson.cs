using System.Text.Json.Serialization;

namespace Actions.Aws;

/// <summary>Source-generated JSON of CloudFormation: members are PascalCase as in the model. Forms and XML are made of it and into it.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DescribeStacksInput))]
[JsonSerializable(typeof(DescribeStacksOutput))]
internal sealed partial class CloudFormationJson : JsonSerializerContext;

internal sealed record DescribeStacksInput(string StackName);

internal sealed record DescribeStacksOutput(IReadOnlyList<CloudFormationStack>? Stacks);
