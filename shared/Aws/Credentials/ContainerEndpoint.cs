using Actions.Toolkit;

namespace Actions.Aws;

/// <summary>
/// <c>AWS_CONTAINER_CREDENTIALS_RELATIVE_URI</c> or <c>_FULL_URI</c>: a self-hosted runner in ECS or EKS gives its role's keys over http
/// (AWS SDKs and tools reference guide, "container credential provider").
/// </summary>
internal sealed class ContainerEndpoint(IReadOnlyDictionary<string, string> environment, HttpClient http) : ICredentialSource
{
    private const string Relative = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
    private const string Full = "AWS_CONTAINER_CREDENTIALS_FULL_URI";

    /// <summary>Link-local addresses of the ECS and EKS agents; beside them only https and loopback are allowed.</summary>
    private static readonly string[] AgentHosts = ["169.254.170.2", "169.254.170.23", "[fd00:ec2::23]"];

    public static bool IsPresent(IReadOnlyDictionary<string, string> environment) =>
        Value(environment, Relative) is not null || Value(environment, Full) is not null;

    public string Description => "container credentials";

    public async Task<AwsKeys> FetchAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address());
        if (await AuthorizationAsync(cancellationToken) is { Length: > 0 } token)
            request.Headers.TryAddWithoutValidation("Authorization", token);
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode)
                throw new WorldError($"The container credential service {request.RequestUri!.Authority} answered HTTP {(int)response.StatusCode}.");
            return FetchedKeys.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken), "container credential service");
        }
        catch (HttpRequestException exception)
        {
            throw new WorldError(
                $"The container credential service {request.RequestUri!.Authority} does not answer: {exception.Message}",
                "Inside a job container it may be out of reach: use role-to-assume.", exception);
        }
    }

    private Uri Address()
    {
        if (Value(environment, Relative) is { } path)
            return new Uri("http://169.254.170.2" + path);
        var uri = new Uri(Value(environment, Full)!);
        return uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback || AgentHosts.Contains(uri.Host)
            ? uri
            : throw new UserError($"{Full} names {uri.Host} over http; only loopback and the agents' own addresses are allowed so.");
    }

    private async Task<string?> AuthorizationAsync(CancellationToken cancellationToken) =>
        Value(environment, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") is { } file && File.Exists(file)
            ? (await File.ReadAllTextAsync(file, cancellationToken)).Trim()
            : Value(environment, "AWS_CONTAINER_AUTHORIZATION_TOKEN");

    private static string? Value(IReadOnlyDictionary<string, string> environment, string name) =>
        environment.GetValueOrDefault(name)?.Trim() is { Length: > 0 } value ? value : null;
}
