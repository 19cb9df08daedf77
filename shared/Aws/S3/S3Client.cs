using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;

namespace Actions.Aws;

/// <summary>
/// The official client with the retries, the log and the credentials of the other services; nothing of the process environment decides.
/// Where the endpoint is not AWS's own, buckets stand in the path, not in the host name.
/// </summary>
internal sealed class S3Client : AmazonS3Client
{
    public S3Client(AWSCredentials credentials, AwsRegion region, Uri endpoint, bool isOverridden, HttpClientFactory http, TimeProvider time, Action<string> debug)
        : base(credentials, ConfigOf(region, endpoint, isOverridden, http))
    {
        RuntimePipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new ClassAwareRetryPolicy(Config, time, S3Operations.Of)));
        RuntimePipeline.AddHandlerAfter<RetryHandler>(new AttemptLog(time, debug, S3Operations.Of));
        RuntimePipeline.AddHandlerAfter<RetryHandler>(new KeysOfAttempt(credentials));
    }

    private static AmazonS3Config ConfigOf(AwsRegion region, Uri endpoint, bool isOverridden, HttpClientFactory http) => new()
    {
        IgnoreConfiguredEndpointUrls = true,
        ServiceURL = endpoint.AbsoluteUri,
        AuthenticationRegion = region.Name,
        ForcePathStyle = isOverridden,
        HttpClientFactory = http,
        DefaultConfigurationMode = DefaultConfigurationMode.Standard,
        RetryMode = RequestRetryMode.Standard,
        MaxErrorRetry = 5,
        MaxStaleConnectionRetries = 0,
        ThrottleRetries = false,
        RequestChecksumCalculation = RequestChecksumCalculation.WHEN_SUPPORTED,
        ResponseChecksumValidation = ResponseChecksumValidation.WHEN_SUPPORTED,
        UseFIPSEndpoint = false,
        UseDualstackEndpoint = false,
        AllowAutoRedirect = false,
        DisableLogging = true,
        ClientAppId = "actions",
    };
}
