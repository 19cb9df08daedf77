using System.Net.Sockets;
using System.Security.Authentication;

namespace Actions.Health;

/// <summary>Names what the network stack reported.</summary>
internal static class FaultOf
{
    public static readonly Fault ClosedEarly = new(Reason.Reset, "the server closed the connection before the answer was complete");

    /// <summary>The fault behind an exception, or null when it is none of the network's.</summary>
    public static Fault? Exception(Exception problem)
    {
        for (var current = problem; current is not null; current = current.InnerException)
        {
            if (Known(current) is { } fault) return fault;
        }

        return problem switch
        {
            HttpRequestException other => new Fault(Reason.Protocol, other.Message),
            IOException other => new Fault(Reason.Reset, $"the connection broke: {other.Message}"),
            _ => null,
        };
    }

    public static Fault Socket(SocketException problem, string? address = null)
    {
        var where = address is null ? "" : $" by {address}";
        return problem.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => new Fault(Reason.Refused, $"the connection was refused{where}: nothing listens there"),
            SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => Name(problem, "the name"),
            SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown =>
                new Fault(Reason.Reset, "the server closed the connection in the middle (reset)"),
            SocketError.TimedOut => new Fault(Reason.Timeout, $"no connection{(address is null ? "" : $" to {address}")}: the system gave up"),
            SocketError.NetworkUnreachable or SocketError.NetworkDown or SocketError.HostUnreachable =>
                new Fault(Reason.Refused, $"no connection{(address is null ? "" : $" to {address}")}: there is no route ({problem.SocketErrorCode})") { Origin = FaultOrigin.Network },
            SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable =>
                new Fault(Reason.Refused, $"no connection could be begun here ({problem.SocketErrorCode})") { Origin = FaultOrigin.Here },
            var other => new Fault(Reason.Refused, $"no connection{(address is null ? "" : $" to {address}")} ({other})"),
        };
    }

    /// <summary>A name that is not resolved. That it does not exist is an answer; that nobody answers is not the target's fault alone.</summary>
    public static Fault Name(SocketException problem, string what) =>
        new(Reason.Dns, $"{what} cannot be resolved ({problem.SocketErrorCode})")
        {
            Origin = problem.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData ? FaultOrigin.Target : FaultOrigin.Network,
        };

    private static Fault? Known(Exception problem) => problem switch
    {
        ProbeFailure known => known.Fault,
        SocketException socket => Socket(socket),
        AuthenticationException tls => new Fault(Reason.Protocol, $"the TLS handshake failed: {tls.Message}"),
        InvalidDataException => new Fault(Reason.Protocol, "the body is not packed as its Content-Encoding says"),
        HttpIOException { HttpRequestError: var error } => Http(error),
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var error } => Http(error),
        _ => null,
    };

    private static Fault? Http(HttpRequestError error) => error switch
    {
        HttpRequestError.ResponseEnded => ClosedEarly,
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => new Fault(Reason.Protocol, "the answer is not valid HTTP"),
        HttpRequestError.ConfigurationLimitExceeded => new Fault(Reason.TooLarge, "the header of the answer is larger than 64 KiB"),
        HttpRequestError.ProxyTunnelError => new Fault(Reason.Refused, "the proxy refused the connection"),
        // Connection and TLS errors carry a more exact inner exception.
        _ => null,
    };
}
