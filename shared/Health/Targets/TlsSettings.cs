using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Actions.Health;

/// <summary>Whom a TLS connection trusts, and how it shows itself.</summary>
public sealed record TlsSettings
{
    /// <summary>The usual: what the system trusts, and no certificate of our own.</summary>
    public static readonly TlsSettings Usual = new();

    /// <summary>Certificate authorities in place of those of the system; null for those of the system.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>Our certificate with its key; null for none.</summary>
    public X509Certificate2? Client { get; init; }

    /// <summary>The name that is asked for and that the certificate must be for; null for that of the address.</summary>
    public string? ServerName { get; init; }

    /// <summary>Accept nothing older than TLS 1.3.</summary>
    public bool OnlyTls13 { get; init; }

    /// <summary>Accept any certificate.</summary>
    public bool IsInsecure { get; init; }

    /// <summary>For a host that a redirect leads to: our certificate and the name are for the first host alone.</summary>
    internal TlsSettings ForOtherHost => this with { Client = null, ServerName = null };

    /// <summary>The options of a handshake.</summary>
    /// <param name="host">The host of the address; null when the handler adds it.</param>
    /// <param name="accepts">Judges the certificate.</param>
    internal SslClientAuthenticationOptions Options(string? host, RemoteCertificateValidationCallback accepts) => new()
    {
        TargetHost = ServerName ?? host,
        RemoteCertificateValidationCallback = accepts,
        EnabledSslProtocols = OnlyTls13 ? SslProtocols.Tls13 : SslProtocols.Tls12 | SslProtocols.Tls13,
        CertificateChainPolicy = ChainPolicy(),
        ClientCertificates = Client is null ? null : [Client],
    };

    // A server that leaves out an intermediate certificate is broken for clients that do not fetch it; fetching it here would hide that.
    private X509ChainPolicy ChainPolicy()
    {
        var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        if (Authorities is null) return policy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(Authorities);
        return policy;
    }
}
