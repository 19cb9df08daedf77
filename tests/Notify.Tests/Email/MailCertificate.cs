using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Notify.Tests.Email;

/// <summary>A certificate for <c>localhost</c> and the authority that vouches for it.</summary>
internal sealed class MailCertificate
{
    private static readonly DateTimeOffset From = TimeProvider.System.GetUtcNow().AddDays(-1);
    private static readonly DateTimeOffset To = From.AddDays(30);

    private MailCertificate(X509Certificate2 authority, X509Certificate2 server) => (Authority, Server) = (authority.ExportCertificatePem(), server);

    /// <summary>PEM.</summary>
    public string Authority { get; }

    public X509Certificate2 Server { get; }

    public static MailCertificate ForLocalhost { get; } = Make();

    /// <summary>Another authority, which vouches for nothing that is used.</summary>
    public static MailCertificate Other { get; } = Make();

    private static MailCertificate Make()
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Authority of the test", authorityKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var authority = request.CreateSelfSigned(From, To);
        return new MailCertificate(authority, Leaf(authority));
    }

    private static X509Certificate2 Leaf(X509Certificate2 authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        using var signed = request.Create(authority, From, To, RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }
}
