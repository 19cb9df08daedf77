using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>The inputs that say what a healthy answer looks like.</summary>
internal static class ExpectationInputs
{
    public static Expectation Read(InputReader read)
    {
        var source = read.Parsed("version-path", VersionSource.Parse);
        var version = read.OptionalText("expect-version");
        if (version is not null && read.OptionalText("version-path") is null)
            read.Error("expect-version", "'version-path' must say where an answer tells its version, such as $.version or header:X-Version");
        return new Expectation
        {
            Status = read.Parsed("expected-status", StatusSet.Parse) ?? StatusSet.None,
            FailFast = read.Parsed("fail-fast-status", StatusSet.Parse) ?? StatusSet.None,
            Assertions = read.ParsedLines("assert", AssertionParser.Parse),
            Version = version is null || source is null ? null : new ExpectedVersion(version, source),
            VersionSource = source,
            CertificateDays = read.Integer("cert-expiry-fail-days", 0, 3650),
        };
    }
}
