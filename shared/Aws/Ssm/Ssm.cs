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
