using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Notify.Sinks.Email;

/// <summary>Accepts the certificate of a mail server, or says what is wrong with it.</summary>
/// <param name="authorities">Those to trust in place of those of the system; null for those of the system.</param>
internal sealed class CertificateJudge(X509Certificate2Collection? authorities)
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    public string? Problem { get; private set; }

    public bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        Problem = ProblemOf(certificate as X509Certificate2, chain, errors);
        return Problem is null;
    }

    private string? ProblemOf(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null) return "showed no certificate";
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) return "showed a certificate for another name";
        var isTrusted = authorities is null ? !errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) : IsFromAuthorities(certificate, chain);
        return isTrusted ? null : "showed a certificate that is not trusted; 'smtp-ca-file' names authorities of your own";
    }

    private bool IsFromAuthorities(X509Certificate2 certificate, X509Chain? shown)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities!);
        if (shown is not null) chain.ChainPolicy.ExtraStore.AddRange(shown.ChainPolicy.ExtraStore);
        return chain.Build(certificate);
    }
}
