using System.Text.Json.Serialization;

namespace Actions.Aws;

/// <summary>Parameter Store over the wire. Decrypted values are masked before anything else sees them.</summary>
internal sealed class Ssm(IServiceCaller caller, Action<string> mask) : ISsm
{
    /// <summary>Most names one request takes.</summary>
    private const int BatchSize = 10;

    /// <inheritdoc/>
    public async Task<SsmParameter> GetParameterAsync(string name, bool withDecryption, CancellationToken cancellationToken)
    {
        var output = await caller.CallAsync(SsmOperations.GetParameter, new(name, withDecryption), cancellationToken);
        return Masked(output.Parameter ?? new SsmParameter());
    }

    /// <inheritdoc/>
    public async Task<GetParametersResponse> GetParametersAsync(
        IReadOnlyList<string> names, bool withDecryption, CancellationToken cancellationToken)
    {
        var found = new List<SsmParameter>();
        var invalid = new List<string>();
        foreach (var batch in names.Chunk(BatchSize))
        {
            var page = await caller.CallAsync(SsmOperations.GetParameters, new(batch, withDecryption), cancellationToken);
            found.AddRange(page.Parameters.Select(Masked));
            invalid.AddRange(page.InvalidParameters);
        }
        return new GetParametersResponse { Parameters = found, InvalidParameters = invalid };
    }

    private SsmParameter Masked(SsmParameter parameter)
    {
        if (parameter is { Type: "SecureString", Value.Length: > 0 })
            mask(parameter.Value);
        return parameter;
    }
}

/// <summary>The Parameter Store operations.</summary>
internal static class SsmOperations
{
    public static readonly Operation<GetParameterInput, GetParameterOutput> GetParameter = new(
        ServiceInfo.Ssm, "GetParameter", Repeat.Freely, SsmJson.Default.GetParameterInput, SsmJson.Default.GetParameterOutput,
        input => $"parameter {input.Name}", "ssm:GetParameter");

    public static readonly Operation<GetParametersInput, GetParametersResponse> GetParameters = new(
        ServiceInfo.Ssm, "GetParameters", Repeat.Freely, SsmJson.Default.GetParametersInput, SsmJson.Default.GetParametersResponse,
        input => $"parameters {string.Join(", ", input.Names)}", "ssm:GetParameters");

    public static IReadOnlyList<Operation> All { get; } = [GetParameter, GetParameters];
}

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
