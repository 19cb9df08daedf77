namespace Actions.Aws;

/// <summary>The Systems Manager Parameter Store operations the suite uses.</summary>
public interface ISsm
{
    /// <summary>Reads one parameter.</summary>
    /// <param name="name">Name or ARN.</param>
    /// <param name="withDecryption">Decrypt a <c>SecureString</c>; its value is masked before it is returned.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <exception cref="AwsException">Code <c>ParameterNotFound</c> when there is none.</exception>
    Task<SsmParameter> GetParameterAsync(string name, bool withDecryption, CancellationToken cancellationToken);

    /// <summary>Reads any number of parameters (ten in one request, as the API allows).</summary>
    Task<GetParametersResponse> GetParametersAsync(IReadOnlyList<string> names, bool withDecryption, CancellationToken cancellationToken);
}

/// <summary>A parameter of Parameter Store.</summary>
public sealed record SsmParameter
{
    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary><c>String</c>, <c>StringList</c> or <c>SecureString</c>.</summary>
    public string Type { get; init; } = "";

    /// <summary>Value; ciphertext for a <c>SecureString</c> read without decryption.</summary>
    public string Value { get; init; } = "";

    /// <summary>Counts from 1.</summary>
    public long Version { get; init; }
}

/// <summary>Output of <c>GetParameters</c>.</summary>
public sealed record GetParametersResponse
{
    /// <summary>The parameters found, in no promised order.</summary>
    public IReadOnlyList<SsmParameter> Parameters { get => field ?? []; init; }

    /// <summary>Names that do not exist.</summary>
    public IReadOnlyList<string> InvalidParameters { get => field ?? []; init; }
}
