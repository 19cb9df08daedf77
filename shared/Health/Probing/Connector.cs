using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Actions.Toolkit;

namespace Actions.Health;

/// <summary>Opens the one connection of a request step by step, so that each step is timed and a failure names its step.</summary>
/// <param name="template">How far an attempt may go.</param>
/// <param name="tls">Whom TLS trusts.</param>
/// <param name="time">The clock of the limits.</param>
/// <param name="trace">Gets each step.</param>
internal sealed class Connector(RequestTemplate template, TlsSettings tls, TimeProvider time, ConnectionTrace trace)
{
    private readonly CertificateJudge certificates = new(trace, tls.IsInsecure);
    private readonly NameResolver names = new(template.Resolve, template.IpVersion);
    private readonly TimeSpan connectTimeout = template.ConnectTimeout;
    private bool isUsed;

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        // The handler sends a request again, up to three times, when the server closes without a word. An attempt is one request.
        if (isUsed) throw new ProbeFailure(FaultOf.ClosedEarly);
        isUsed = true;
        var end = context.DnsEndPoint;
        var url = context.InitialRequestMessage.RequestUri!;
        // Through a proxy this connection leads to the proxy, and the handler itself does TLS inside the tunnel.
        var isDirect = url.IdnHost.Trim('[', ']').Equals(end.Host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase) && url.Port == end.Port;
        if (!isDirect) return await OpenToProxyAsync(end, cancellation);
        var stream = await OpenAsync(end, cancellation);
        return url.Scheme == "https" ? await SecureAsync(stream, url.IdnHost, cancellation) : stream;
    }

    public SslClientAuthenticationOptions TlsOptions(string? host) => tls.Options(host, certificates.Accepts);

    private async Task<NetworkStream> OpenAsync(DnsEndPoint end, CancellationToken cancellation)
    {
        var addresses = await ResolveAsync(end, cancellation);
        return new NetworkStream(await ConnectAsync(addresses, end.Port, cancellation), ownsSocket: true);
    }

    private async Task<NetworkStream> OpenToProxyAsync(DnsEndPoint end, CancellationToken cancellation)
    {
        try
        {
            return await OpenAsync(end, cancellation);
        }
        catch (ProbeFailure failure)
        {
            throw new ProbeFailure(failure.Fault with { Text = $"the proxy does not answer: {failure.Fault.Text}", Origin = FaultOrigin.Here }, failure);
        }
    }

    private async Task<IPAddress[]> ResolveAsync(DnsEndPoint end, CancellationToken cancellation)
    {
        trace.Doing = $"resolving {end.Host}";
        var started = time.GetTimestamp();
        try
        {
            return await names.ResolveAsync(end.Host, end.Port, cancellation);
        }
        catch (SocketException problem)
        {
            throw new ProbeFailure(FaultOf.Name(problem, $"the name {end.Host}"), problem);
        }
        finally
        {
            trace.Dns = time.GetElapsedTime(started);
            trace.Doing = "waiting for the answer";
        }
    }

    private async Task<Socket> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        try
        {
            for (var i = 0; ; i++)
            {
                // The addresses that are left share the time that is left: one that never answers does not hide the next.
                var share = (connectTimeout - time.GetElapsedTime(started)) / (addresses.Length - i);
                try
                {
                    return await ConnectAsync(new IPEndPoint(addresses[i], port), share, cancellation);
                }
                catch (ProbeFailure) when (i < addresses.Length - 1)
                {
                    // The next address may answer.
                }
            }
        }
        finally
        {
            trace.Connect = time.GetElapsedTime(started);
            trace.Doing = "waiting for the answer";
        }
    }

    private async Task<Socket> ConnectAsync(IPEndPoint address, TimeSpan limit, CancellationToken cancellation)
    {
        trace.Address = address;
        trace.Doing = $"connecting to {address}";
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var timeout = new CancellationTokenSource(limit > TimeSpan.Zero ? limit : TimeSpan.Zero, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            await socket.ConnectAsync(address, both.Token);
            return socket;
        }
        catch (Exception problem)
        {
            socket.Dispose();
            if (problem is OperationCanceledException && !cancellation.IsCancellationRequested)
                throw new ProbeFailure(new Fault(Reason.Timeout, $"no connection to {address} within {DurationText.Format(connectTimeout)}"), problem);
            if (problem is SocketException refusal)
                throw new ProbeFailure(FaultOf.Socket(refusal, address.ToString()), problem);
            throw;
        }
    }

    private async Task<Stream> SecureAsync(NetworkStream plain, string host, CancellationToken cancellation)
    {
        trace.Doing = $"in the TLS handshake with {host}";
        var started = time.GetTimestamp();
        var secure = new SslStream(plain, leaveInnerStreamOpen: false);
        try
        {
            await secure.AuthenticateAsClientAsync(TlsOptions(host), cancellation);
            return secure;
        }
        catch (Exception problem)
        {
            await secure.DisposeAsync();
            if (certificates.Fault is { } fault) throw new ProbeFailure(fault, problem);
            throw;
        }
        finally
        {
            trace.Tls = time.GetElapsedTime(started);
            trace.Doing = "waiting for the answer";
        }
    }
}
