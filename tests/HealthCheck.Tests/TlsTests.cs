using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HealthCheck.Tests.Support;
using Testing.Http;

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
}
