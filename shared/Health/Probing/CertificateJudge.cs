using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Actions.Health;

/// <summary>Accepts what the platform accepts, and remembers what was wrong with what it does not.</summary>
/// <param name="trace">Gets the certificate.</param>
/// <param name="acceptsAll">Accept any certificate.</param>
internal sealed class CertificateJudge(ConnectionTrace trace, bool acceptsAll = false)
{
    public Fault? Fault { get; private set; }

    public bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is X509Certificate2 shown)
        {
            trace.CertificateSubject = shown.Subject;
            trace.CertificateExpires = new DateTimeOffset(shown.NotAfter.ToUniversalTime());
        }

        var statuses = chain?.ChainStatus.Select(status => status.Status).ToList() ?? [];
        Fault = acceptsAll || errors == SslPolicyErrors.None ? null : Judge(errors, statuses, trace.CertificateSubject, trace.CertificateExpires);
        return Fault is null;
    }

    /// <summary>Names the gravest thing: nobody vouches for it, it is for another name, it is out of date.</summary>
    public static Fault Judge(SslPolicyErrors errors, IReadOnlyList<X509ChainStatusFlags> statuses, string? subject, DateTimeOffset? expires)
    {
        var expired = statuses.Contains(X509ChainStatusFlags.NotTimeValid);
        var untrusted = statuses.Where(status => status is not (X509ChainStatusFlags.NotTimeValid or X509ChainStatusFlags.NoError)).ToList();
        var certificate = $"the certificate {subject}";
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable)) return new Fault(Reason.TlsTrust, "the server showed no certificate");
        if (untrusted.Count > 0) return new Fault(Reason.TlsTrust, $"{certificate} is not trusted ({string.Join(", ", untrusted)})");
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) return new Fault(Reason.TlsName, $"{certificate} is for another name");
        return expired
            ? new Fault(Reason.TlsExpired, $"{certificate} is outside its time (expires {expires:yyyy-MM-dd HH:mm} UTC)")
            : new Fault(Reason.TlsTrust, $"{certificate} is not trusted");
    }
}
