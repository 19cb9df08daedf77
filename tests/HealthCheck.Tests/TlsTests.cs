using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HealthCheck.Tests.Support;
using Testing;
using Testing.Http;

namespace HealthCheck.Tests;

/// <summary>Certificates that are believed and that are not, over real TLS.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly TestAuthority authority = new();

    public void Dispose() => authority.Dispose();

    private static string Ok(string request) => RawServer.Response(200, "ok");

    private ActionRun Trusting(RawServer server, string host = "127.0.0.1")
    {
        var run = HealthCheckRun.For($"https://{host}:{server.Port}/").Input("ca-file", "ca.pem").Input("timeout", "5s");
        File.WriteAllText(Path.Combine(run.Workspace, "ca.pem"), authority.Pem);
        return run;
    }

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
        await using var server = RawServer.StartTls(certificate, Ok);
        using var run = HealthCheckRun.For($"https://127.0.0.1:{server.Port}/");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(1);
        run.Outputs["reason"].ShouldStartWith("tls-trust: the certificate CN=self.example is not trusted");
        run.Outputs["attempts"].ShouldBe("1");
        run.Log.ShouldContain("certificate: CN=self.example, expires ");
        server.Requests.ShouldBeEmpty("nothing is sent to a server that is not who it says");
    }

    [Fact]
    public async Task It_is_tried_again_when_that_is_asked_for()
    {
        using var certificate = SelfSigned();
        await using var server = RawServer.StartTls(certificate, Ok);
        using var run = HealthCheckRun.For($"https://127.0.0.1:{server.Port}/").Input("retry-tls", "true").Input("retries", "2");

        await run.CheckAsync();

        run.Outputs["attempts"].ShouldBe("3");
    }

    [Fact]
    public async Task A_server_without_tls_is_told_as_such()
    {
        await using var server = RawServer.Start((_, _, _) => Task.CompletedTask);
        using var run = HealthCheckRun.For($"https://127.0.0.1:{server.Port}/").Input("retries", "0").Input("timeout", "1s");

        await run.CheckAsync();

        run.Outputs["reason"].ShouldMatch("^(protocol|reset|timeout): ");
    }

    [Fact]
    public async Task An_authority_of_ones_own_is_trusted_and_the_days_left_are_told()
    {
        using var certificate = authority.For("127.0.0.1", days: 90.5);
        await using var server = RawServer.StartTls(certificate, Ok);
        using var run = Trusting(server).Input("assert", "tls.days-left > 89");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["cert-days-left"].ShouldBe("90");
        run.Summary.ShouldNotContain("⚠️");
    }

    [Theory]
    [InlineData("other.example", 90, "tls-name: the certificate CN=other.example is for another name")]
    [InlineData("127.0.0.1", -1, "tls-expired: the certificate CN=127.0.0.1 is outside its time")]
    public async Task A_certificate_for_another_name_or_out_of_date_is_told(string host, double days, string reason)
    {
        using var certificate = authority.For(host, days);
        await using var server = RawServer.StartTls(certificate, Ok);
        using var run = Trusting(server);

        await run.CheckAsync();

        run.Outputs["reason"].ShouldStartWith(reason);
        run.Outputs["attempts"].ShouldBe("1");
        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task An_intermediate_certificate_must_be_sent_by_the_server(bool isSent, int exit)
    {
        using var certificate = authority.BelowIntermediate("127.0.0.1");
        var chain = SslStreamCertificateContext.Create(certificate, isSent ? [authority.Intermediate] : [], offline: true);
        await using var server = RawServer.StartTls(new SslServerAuthenticationOptions { ServerCertificateContext = chain }, Ok);
        using var run = Trusting(server);

        await run.CheckAsync();

        run.ExitCode.ShouldBe(exit, run.Log);
        run.Outputs["reason"].ShouldStartWith(isSent ? "" : "tls-trust: ");
    }

    [Fact]
    public async Task A_name_may_be_given_for_the_certificate()
    {
        using var certificate = authority.For("shop.example");
        var asked = "";
        await using var server = RawServer.StartTls(new SslServerAuthenticationOptions { ServerCertificateSelectionCallback = (_, name) => Certificate(certificate, asked = name ?? "") }, Ok);
        using var run = Trusting(server).Input("server-name", "shop.example");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        asked.ShouldBe("shop.example");
    }

    private static X509Certificate2 Certificate(X509Certificate2 certificate, string name) => name.Length > 0 ? certificate : throw new InvalidOperationException("no name was asked for");

    [Fact]
    public async Task A_host_may_lead_elsewhere_before_names_are_moved()
    {
        using var certificate = authority.For("shop.example");
        await using var server = RawServer.StartTls(certificate, Ok);
        using var run = Trusting(server, "shop.example").Input("resolve", $"shop.example:{server.Port}:127.0.0.1");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        server.Requests.ShouldHaveSingleItem().ShouldContain($"Host: shop.example:{server.Port}");
    }

    [Fact]
    public async Task Only_addresses_of_the_version_asked_for_are_tried()
    {
        await using var server = RawServer.Start(Ok);
        using var run = HealthCheckRun.For(server.Url).Input("ip-version", "6").Input("retries", "0");

        await run.CheckAsync();

        run.Outputs["reason"].ShouldStartWith("dns: 127.0.0.1 has no IPv6 address");
        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1.2", 0)]
    [InlineData("1.3", 1)]
    public async Task An_old_version_of_tls_may_be_refused(string oldest, int exit)
    {
        using var certificate = authority.For("127.0.0.1");
        await using var server = RawServer.StartTls(new SslServerAuthenticationOptions { ServerCertificate = certificate, EnabledSslProtocols = SslProtocols.Tls12 }, Ok);
        using var run = Trusting(server).Input("tls-min", oldest).Input("retries", "0");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(exit, run.Log);
        run.Outputs["reason"].ShouldStartWith(exit == 0 ? "" : "protocol: the TLS handshake failed");
    }

    [Fact]
    public async Task Any_certificate_is_taken_when_that_is_asked_for_and_the_summary_warns()
    {
        using var certificate = SelfSigned();
        await using var server = RawServer.StartTls(certificate, Ok);
        using var run = HealthCheckRun.For($"https://127.0.0.1:{server.Port}/").Input("insecure", "true");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        run.Summary.ShouldContain("⚠️ Certificates were not checked");
        run.Log.ShouldContain("::warning title=Certificate::Certificates were not checked");
    }

    [Theory]
    [InlineData("21", "0", 0)]
    [InlineData("5", "0", 0)]
    [InlineData("21", "14", 1)]
    public async Task A_certificate_that_ends_soon_is_warned_about_or_refused(string warn, string fail, int exit)
    {
        using var certificate = authority.For("127.0.0.1", days: 10.5);
        await using var server = RawServer.StartTls(certificate, Ok);
        using var run = Trusting(server).Input("cert-expiry-warn-days", warn).Input("cert-expiry-fail-days", fail);

        await run.CheckAsync();

        run.ExitCode.ShouldBe(exit, run.Log);
        run.Summary.Contains("⚠️ The certificate of 127.0.0.1 expires in 10 days", StringComparison.Ordinal).ShouldBe(warn == "21");
        run.Outputs["reason"].ShouldStartWith(exit == 0 ? "" : "tls-expired: the certificate expires in 10 days, expected 14 at least");
    }

    [Fact]
    public async Task The_certificate_is_that_of_the_last_host()
    {
        using var near = authority.For("127.0.0.1", days: 10.5);
        using var far = authority.For("localhost", days: 50.5);
        await using var last = RawServer.StartTls(far, Ok);
        await using var first = RawServer.StartTls(near, _ => RawServer.Response(302, "", $"Location: https://localhost:{last.Port}/"));
        using var run = Trusting(first).Input("redirects", "any").Input("assert", "tls.days-left == 50\nredirect-count == 1");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["cert-days-left"].ShouldBe("50");
    }

    [Fact]
    public async Task A_certificate_of_ones_own_is_shown_to_the_target_and_to_no_other_host()
    {
        using var mine = authority.For("client.example");
        using var certificate = authority.For("127.0.0.1");
        using var other = authority.For("localhost");
        var shown = new List<string>();
        SslServerAuthenticationOptions Asking(X509Certificate2 own) => new()
        {
            ServerCertificate = own,
            ClientCertificateRequired = true,
            RemoteCertificateValidationCallback = (_, client, _, _) =>
            {
                lock (shown) shown.Add(client?.Subject ?? "nothing");
                return shown.Count > 0;
            },
        };
        await using var last = RawServer.StartTls(Asking(other), Ok);
        await using var first = RawServer.StartTls(Asking(certificate), _ => RawServer.Response(302, "", $"Location: https://localhost:{last.Port}/"));
        using var run = Trusting(first).Input("redirects", "any").Input("client-cert", "client.pem").Input("client-key", "client.key");
        File.WriteAllText(Path.Combine(run.Workspace, "client.pem"), mine.ExportCertificatePem());
        File.WriteAllText(Path.Combine(run.Workspace, "client.key"), mine.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());

        await run.CheckAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        shown.ShouldBe(["CN=client.example", "nothing"]);
    }

    [Theory]
    [InlineData("ca-file", "none.pem", "there is no such file")]
    [InlineData("ca-file", "text.pem", "expected a file in PEM form")]
    [InlineData("client-cert", "text.pem", "expected a file in PEM form")]
    [InlineData("client-key", "text.pem", "'client-cert' is missing")]
    [InlineData("server-name", "1.2.3.4", "expected the name of a host")]
    [InlineData("tls-min", "1.1", "expected 1.2 or 1.3")]
    [InlineData("resolve", "shop.example:443", "expected host:port:address")]
    [InlineData("ip-version", "5", "expected any, 4 or 6")]
    [InlineData("control-url", "example.com", "http:// or https://")]
    public async Task A_wrong_input_is_named(string input, string value, string said)
    {
        using var run = HealthCheckRun.For("http://127.0.0.1:1/").Input(input, value);
        File.WriteAllText(Path.Combine(run.Workspace, "text.pem"), "no certificate");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain($"Input '{input}'");
        run.Log.ShouldContain(said);
    }
}
