using System.Text.Json.Serialization;

namespace Actions.Aws;

/// <summary>Source-generated JSON of SSM: members are PascalCase as in the model.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetParameterInput))]
[JsonSerializable(typeof(GetParameterOutput))]
[JsonSerializable(typeof(GetParametersInput))]
[JsonSerializable(typeof(GetParametersResponse))]
internal sealed partial class SsmJson : JsonSerializerContext;

internal sealed record GetParameterInput(string Name, bool WithDecryption);

internal sealed record GetParameterOutput(SsmParameter? Parameter);

internal sealed record GetParametersInput(IReadOnlyList<string> Names, bool WithDecryption);
