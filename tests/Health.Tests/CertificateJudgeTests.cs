using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Actions.Health;

namespace Health.Tests;

public sealed class CertificateJudgeTests
{
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
