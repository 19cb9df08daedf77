using System.Net;

namespace HealthCheck;

/// <summary>Where an attempt went and where its time was spent. Filled while it runs, so that a timeout can say how far it came.</summary>
internal sealed class ConnectionTrace
{
    public IPEndPoint? Address { get; set; }

    /// <summary>What the attempt is doing, as the end of "no answer within 10 s, while …".</summary>
    public string Doing { get; set; } = "starting";

    public TimeSpan? Dns { get; set; }
    public TimeSpan? Connect { get; set; }
    public TimeSpan? Tls { get; set; }

    /// <summary>From the request sent to the first byte of the answer.</summary>
    public TimeSpan? FirstByte { get; set; }

    public string? CertificateSubject { get; set; }
    public DateTimeOffset? CertificateExpires { get; set; }

    /// <summary>Time until the connection stood.</summary>
    public TimeSpan Connecting => (Dns ?? TimeSpan.Zero) + (Connect ?? TimeSpan.Zero) + (Tls ?? TimeSpan.Zero);

    /// <summary>A redirect begins anew: what is told is the last request.</summary>
    public void BeginRequest()
    {
        Doing = "waiting for the answer";
        Address = null;
        Dns = Connect = Tls = FirstByte = null;
        CertificateSubject = null;
        CertificateExpires = null;
    }
}
