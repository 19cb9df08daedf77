using Amazon.Runtime;

namespace Actions.Aws;

/// <summary>
/// The HTTP client of a session, shared by all its services. Connections are tried for 5 s, one attempt with its whole body has a time
/// limit, a body has 16 MiB at most, redirects are not followed, and nothing of a local endpoint goes through a proxy.
/// </summary>
internal sealed class AwsHttp : HttpClientFactory, IDisposable
{
    /// <summary>Time limit of one attempt.</summary>
    private static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(20);

    /// <summary>A function may run for 15 minutes before it answers (Lambda quotas).</summary>
    private static readonly TimeSpan LongestFunction = TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(5);

    /// <summary>Time limit of one attempt that sends a part of an object, until its answer begins.</summary>
    private static readonly TimeSpan ObjectLimit = TimeSpan.FromSeconds(100);

    private readonly SocketsHttpHandler sockets = new()
    {
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
        AllowAutoRedirect = false,
        UseCookies = false,
        Proxy = new DirectToLocal(),
    };

    /// <summary>The shared client.</summary>
    public HttpClient Client { get; }

    /// <summary>For calls that are answered at once.</summary>
    public AwsHttp() : this(AttemptLimit, isWhole: true)
    {
    }

    private AwsHttp(TimeSpan limit, bool isWhole) =>
        Client = new HttpClient(isWhole ? new WholeBody(sockets) : sockets, disposeHandler: false) { Timeout = limit };

    /// <summary>For the runs of functions, and for their archives: an answer may take long.</summary>
    public static AwsHttp ForFunctions() => new(LongestFunction, isWhole: true);

    /// <summary>For contents of any size: one attempt may take longer, and the body of an answer is left to who reads it.</summary>
    public static AwsHttp ForObjects() => new(ObjectLimit, isWhole: false);

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => Client;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public void Dispose()
    {
        Client.Dispose();
        sockets.Dispose();
    }

    /// <summary>Reads the body inside the attempt, so that time limit and cancellation hold for it too.</summary>
    private sealed class WholeBody(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(AnswerBody.MaxBytes, cancellationToken);
            return response;
        }
    }

    /// <summary>The proxy of the environment, except for plain http: that is only allowed to endpoints nearby.</summary>
    private sealed class DirectToLocal : System.Net.IWebProxy
    {
        public System.Net.ICredentials? Credentials
        {
            get => HttpClient.DefaultProxy.Credentials;
            set => HttpClient.DefaultProxy.Credentials = value;
        }

        public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : HttpClient.DefaultProxy.GetProxy(destination);

        public bool IsBypassed(Uri host) => host.Scheme == Uri.UriSchemeHttp || HttpClient.DefaultProxy.IsBypassed(host);
    }
}
