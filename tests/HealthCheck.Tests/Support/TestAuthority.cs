using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HealthCheck.Tests.Support;

/// <summary>A certificate authority of a test, with an intermediate one below it that signs.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly ECDsa rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa intermediateKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 root;

    public TestAuthority()
    {
        var request = Authority("CN=Test root", rootKey);
        root = request.CreateSelfSigned(From, Until);
        using var signed = Authority("CN=Test intermediate", intermediateKey).Create(root, From, Until, [1]);
        Intermediate = signed.CopyWithPrivateKey(intermediateKey);
    }

    public X509Certificate2 Intermediate { get; }

    /// <summary>The root as PEM.</summary>
    public string Pem => root.ExportCertificatePem();

    private static DateTimeOffset From => DateTimeOffset.UtcNow.AddDays(-400);
    private static DateTimeOffset Until => DateTimeOffset.UtcNow.AddDays(400);

    /// <summary>A certificate for a host, signed by the root itself.</summary>
    public X509Certificate2 For(string host, double days = 90) => Issue(root, host, days);

    /// <summary>A certificate for a host, signed by the intermediate authority.</summary>
    public X509Certificate2 BelowIntermediate(string host) => Issue(Intermediate, host, 90);

    public void Dispose()
    {
        root.Dispose();
        Intermediate.Dispose();
        rootKey.Dispose();
        intermediateKey.Dispose();
    }

    private static CertificateRequest Authority(string name, ECDsa key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }

    private static X509Certificate2 Issue(X509Certificate2 issuer, string host, double days)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (System.Net.IPAddress.TryParse(host, out var address)) names.AddIpAddress(address);
        else names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(issuer, DateTimeOffset.UtcNow.AddDays(-200), DateTimeOffset.UtcNow.AddDays(days), RandomNumberGenerator.GetBytes(8));
        using var whole = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }
}
