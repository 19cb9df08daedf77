using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using HealthCheck.Tests.Support;

namespace HealthCheck.Tests;

/// <summary>Certificates that must not be believed, over real TLS.</summary>
public sealed class TlsTests
{
    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=self.example", key, HashAlgorithmName.SHA256);
        var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    [Fact]
    public async Task A_certificate_nobody_vouches_for_is_told_with_its_subject_and_not_tried_again()
    {
        using var certificate = SelfSigned();
        await using var server = RawServer.StartTls(certificate, _ => RawServer.Response(200, "ok"));
        using var run = HealthCheckRun.For($"https://127.0.0.1:{server.Port}/");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(1);
        run.Outputs["reason"].ShouldStartWith("tls-trust: the certificate CN=self.example is not trusted");
        run.Outputs["attempts"].ShouldBe("1");
        run.Log.ShouldContain("certificate: CN=self.example, expires ");
        server.Requests.ShouldBeEmpty("nothing is sent to a server that is not who it says");
    }

    [Fact]
    public async Task A_server_without_tls_is_told_as_such()
    {
        await using var server = RawServer.Start((_, _, _) => Task.CompletedTask);
        using var run = HealthCheckRun.For($"https://127.0.0.1:{server.Port}/").Input("retries", "0").Input("timeout", "1s");

        await run.CheckAsync();

        run.Outputs["reason"].ShouldMatch("^(protocol|reset|timeout): ");
    }

    [Theory]
    [InlineData(SslPolicyErrors.RemoteCertificateNameMismatch, X509ChainStatusFlags.NoError, "TlsName")]
    [InlineData(SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.NotTimeValid, "TlsExpired")]
    [InlineData(SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.PartialChain, "TlsTrust")]
    [InlineData(SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.NotTimeValid | X509ChainStatusFlags.UntrustedRoot, "TlsTrust")]
    [InlineData(SslPolicyErrors.RemoteCertificateNotAvailable, X509ChainStatusFlags.NoError, "TlsTrust")]
    public void What_is_wrong_with_a_certificate_is_named(SslPolicyErrors errors, X509ChainStatusFlags chain, string reason) =>
        CertificateJudge.Judge(errors, Flags(chain), "CN=x", DateTimeOffset.UnixEpoch).Reason.ToString().ShouldBe(reason);

    private static List<X509ChainStatusFlags> Flags(X509ChainStatusFlags flags) =>
        [.. Enum.GetValues<X509ChainStatusFlags>().Where(flag => flag != X509ChainStatusFlags.NoError && flags.HasFlag(flag))];
}
