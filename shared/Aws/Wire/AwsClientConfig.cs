using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Actions.Aws;

/// <summary>
/// Configuration of one service client. Everything the SDK would otherwise look up in the process environment or in profile
/// files (endpoint, region, retry mode, dual stack, FIPS, defaults mode) is set here, so that nothing outside decides.
/// </summary>
internal sealed class AwsClientConfig : ClientConfig
{
    private readonly ServiceInfo service;

    public AwsClientConfig(ServiceInfo service, AwsRegion region, Uri endpoint, HttpClientFactory http) : base(NoDefaults.Instance)
    {
        this.service = service;
        IgnoreConfiguredEndpointUrls = true;
        ServiceId = service.Id;
        ServiceURL = endpoint.AbsoluteUri;
        AuthenticationRegion = region.Name;
        AuthenticationServiceName = service.SigningName;
        EndpointProvider = new FixedEndpoint(endpoint);
        HttpClientFactory = http;
        RetryMode = RequestRetryMode.Standard;
        MaxErrorRetry = 5;
        MaxStaleConnectionRetries = 0;
        ThrottleRetries = false;
        UseFIPSEndpoint = false;
        UseDualstackEndpoint = false;
        DisableRequestCompression = true;
        AllowAutoRedirect = false;
        DisableLogging = true;
        LogMetrics = false;
        ClientAppId = "actions";
    }

    public override string ServiceVersion => service.ApiVersion;
    public override string UserAgent => "actions";
    public override string RegionEndpointServiceName => service.EndpointPrefix;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(new EndpointParameters());

    private sealed class FixedEndpoint(Uri endpoint) : IEndpointProvider
    {
        public Endpoint ResolveEndpoint(EndpointParameters parameters) => new(endpoint.AbsoluteUri);
    }

    /// <summary>The SDK's "legacy" defaults without its look at AWS_DEFAULTS_MODE.</summary>
    private sealed class NoDefaults : IDefaultConfigurationProvider, IDefaultConfiguration
    {
        public static readonly NoDefaults Instance = new();

        public DefaultConfigurationMode Name => DefaultConfigurationMode.Standard;
        public RequestRetryMode RetryMode => RequestRetryMode.Standard;
        public S3UsEast1RegionalEndpointValue S3UsEast1RegionalEndpoint => S3UsEast1RegionalEndpointValue.Regional;
        public TimeSpan? ConnectTimeout => null;
        public TimeSpan? TlsNegotiationTimeout => null;
        public TimeSpan? TimeToFirstByteTimeout => null;
        public TimeSpan? HttpRequestTimeout => null;

        public IDefaultConfiguration GetDefaultConfiguration(RegionEndpoint clientRegion, DefaultConfigurationMode? requestedConfigurationMode) =>
            this;
    }
}
