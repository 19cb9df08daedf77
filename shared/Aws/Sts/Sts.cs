using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Actions.Aws;

/// <summary>The Security Token Service, on its official client, always at the regional endpoint.</summary>
internal sealed class Sts : IDisposable
{
    private readonly AmazonSecurityTokenServiceClient client;
    private readonly ExplainedCalls calls;

    public Sts(AWSCredentials credentials, AwsRegion region, Uri endpoint, AwsHttp http, ExplainedCalls calls)
    {
        this.calls = calls;
        client = new AmazonSecurityTokenServiceClient(credentials, new AmazonSecurityTokenServiceConfig
        {
            IgnoreConfiguredEndpointUrls = true,
            ServiceURL = endpoint.AbsoluteUri,
            AuthenticationRegion = region.Name,
            HttpClientFactory = http,
            DefaultConfigurationMode = DefaultConfigurationMode.Standard,
            RetryMode = RequestRetryMode.Standard,
            MaxErrorRetry = 0,
            UseFIPSEndpoint = false,
            UseDualstackEndpoint = false,
            DisableLogging = true,
        });
    }

    public async Task<CallerIdentity> GetCallerIdentityAsync(CancellationToken cancellationToken)
    {
        var answer = await CallAsync(
            StsOperations.GetCallerIdentity, "the caller", token => client.GetCallerIdentityAsync(new GetCallerIdentityRequest(), token), cancellationToken);
        return new CallerIdentity(answer.Account, answer.Arn);
    }

    public async Task<AwsKeys> AssumeRoleAsync(string roleArn, RoleSession session, CancellationToken cancellationToken)
    {
        var request = new AssumeRoleRequest
        {
            RoleArn = roleArn,
            RoleSessionName = session.Name,
            DurationSeconds = (int)session.Duration.TotalSeconds,
            ExternalId = session.ExternalId,
        };
        var answer = await CallAsync(StsOperations.AssumeRole, $"role {roleArn}", token => client.AssumeRoleAsync(request, token), cancellationToken);
        return KeysOf(answer.Credentials);
    }

    public async Task<AwsKeys> AssumeRoleWithWebIdentityAsync(string roleArn, RoleSession session, string token, CancellationToken cancellationToken)
    {
        var request = new AssumeRoleWithWebIdentityRequest
        {
            RoleArn = roleArn,
            RoleSessionName = session.Name,
            DurationSeconds = (int)session.Duration.TotalSeconds,
            WebIdentityToken = token,
        };
        var answer = await CallAsync(
            StsOperations.AssumeRoleWithWebIdentity, $"role {roleArn}", stop => client.AssumeRoleWithWebIdentityAsync(request, stop), cancellationToken);
        return KeysOf(answer.Credentials);
    }

    public void Dispose() => client.Dispose();

    private Task<T> CallAsync<T>(Operation operation, string resource, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
        where T : class => calls.CallAsync(operation, resource, call, look: null, cancellationToken);

    private static AwsKeys KeysOf(Credentials credentials) => new(
        credentials.AccessKeyId, credentials.SecretAccessKey, credentials.SessionToken,
        credentials.Expiration is { } end ? new DateTimeOffset(end.ToUniversalTime()) : null);
}
