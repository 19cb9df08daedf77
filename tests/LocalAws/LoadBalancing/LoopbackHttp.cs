namespace LocalAws.LoadBalancing;

internal static class LoopbackHttp
{
    /// <summary>Passes everything on as it is: no redirects, cookies, proxies or decompression.</summary>
    public static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(2),
    };
}
