using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace HealthCheck;

/// <summary>Accepts what the platform accepts, and remembers what was wrong with what it does not.</summary>
sealed class CertificateJudge(ConnectionTrace trace)
{
    public Fault? Fault { get; private set; }

    public bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is X509Certificate2 shown)
        {
            trace.CertificateSubject = shown.Subject;
            trace.CertificateExpires = new DateTimeOffset(shown.NotAfter.ToUniversalTime());
        }

        Fault = errors == SslPolicyErrors.None ? null : Judge(errors, chain);
        return Fault is null;
    }

    Fault Judge(SslPolicyErrors errors, X509Chain? chain)
    {
        var statuses = chain?.ChainStatus.Select(status => status.Status).ToList() ?? [];
        var expired = statuses.Contains(X509ChainStatusFlags.NotTimeValid);
        var untrusted = statuses.Where(status => status is not (X509ChainStatusFlags.NotTimeValid or X509ChainStatusFlags.NoError)).ToList();
        var subject = $"the certificate {trace.CertificateSubject}";
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable)) return new Fault(Reason.TlsTrust, "the server showed no certificate");
        if (untrusted.Count > 0) return new Fault(Reason.TlsTrust, $"{subject} is not trusted ({string.Join(", ", untrusted)})");
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) return new Fault(Reason.TlsName, $"{subject} is for another name");
        return expired
            ? new Fault(Reason.TlsExpired, $"{subject} is outside its time (expires {trace.CertificateExpires:yyyy-MM-dd HH:mm} UTC)")
            : new Fault(Reason.TlsTrust, $"{subject} is not trusted");
    }
}
