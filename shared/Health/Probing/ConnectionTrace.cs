using System.Net;

namespace Actions.Health;

/// <summary>Where an attempt went and where its time was spent. Filled while it runs, so that a timeout can say how far it came.</summary>
public sealed class ConnectionTrace
{
    /// <summary>Where the connection leads; null before one was tried.</summary>
    public IPEndPoint? Address { get; internal set; }

    /// <summary>What the attempt is doing, as the end of "no answer within 10 s, while …".</summary>
    public string Doing { get; internal set; } = "starting";

    /// <summary>Time to resolve the name.</summary>
    public TimeSpan? Dns { get; internal set; }

    /// <summary>Time to open the connection.</summary>
    public TimeSpan? Connect { get; internal set; }

    /// <summary>Time of the TLS handshake.</summary>
    public TimeSpan? Tls { get; internal set; }

    /// <summary>From the request sent to the first byte of the answer.</summary>
    public TimeSpan? FirstByte { get; internal set; }

    /// <summary>Whom the certificate was issued for; null without TLS.</summary>
    public string? CertificateSubject { get; internal set; }

    /// <summary>When the certificate expires; null without TLS.</summary>
    public DateTimeOffset? CertificateExpires { get; internal set; }

    /// <summary>Time until the connection stood.</summary>
    internal TimeSpan Connecting => (Dns ?? TimeSpan.Zero) + (Connect ?? TimeSpan.Zero) + (Tls ?? TimeSpan.Zero);

    /// <summary>A redirect begins anew: what is told is the last request.</summary>
    internal void BeginRequest()
    {
        Doing = "waiting for the answer";
        Address = null;
        Dns = Connect = Tls = FirstByte = null;
        CertificateSubject = null;
        CertificateExpires = null;
    }
}
