using System.Text.RegularExpressions;

namespace Notify.Redaction;

/// <summary>
/// Secrets that nobody registered, by their form: error messages hold connection strings. Rather a harmless word too many than a secret too few.
/// Each pattern takes time in proportion to the text: repetitions are bounded, or cannot be entered again inside what they ran over.
/// </summary>
internal static partial class SecretPatterns
{
    private const string Hidden = "***";
    private const int Limit = 10_000;
    private const RegexOptions Usual = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    private const string Names =
        "password|passwd|passphrase|pwd|_pass|secret|token|credentials?|dsn|private[_-]?key|api[_-]?key|access[_-]?key|account[_-]?key|secret[_-]?key|routing[_-]?key|integration[_-]?key|signature|sig";

    // In quotes with anything in it, or up to a blank or the next part of a connection string. Never what is hidden already.
    private const string Value = """(?!\*\*\*|["']\*\*\*)("(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*'|\\?["']?[^\s;"'<>]+)""";

    public static string Remove(string text)
    {
        try
        {
            return RemoveAll(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return "(left out: this text could not be searched for secrets)";
        }
    }

    private static string RemoveAll(string text)
    {
        text = PrivateKey().Replace(text, Hidden);
        text = KnownKey().Replace(text, Hidden);
        foreach (var pattern in new[] { UserInfo(), QueryValue(), Header(), Scheme(), Argument(), Assignment() }) text = pattern.Replace(text, "${name}" + Hidden);
        return text;
    }

    [GeneratedRegex("-----BEGIN [A-Z ]{0,40}PRIVATE KEY( BLOCK)?-----.*?(-----END [A-Z ]{0,40}PRIVATE KEY( BLOCK)?-----|\\z)", Usual | RegexOptions.Singleline, Limit)]
    private static partial Regex PrivateKey();

    // AWS key ids; tokens of GitHub, GitLab, Slack, npm, PyPI, Stripe, SendGrid, Grafana, Sentry and Google; JSON web tokens; addresses of webhooks.
    [GeneratedRegex(
        """
        \b(
          (AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}
        | gh[pousr]_[A-Za-z0-9]{20,} | github_pat_[A-Za-z0-9_]{20,} | glpat-[A-Za-z0-9_-]{20,}
        | xox[abeprs]-[A-Za-z0-9-]{10,} | xapp-[A-Za-z0-9-]{10,}
        | npm_[A-Za-z0-9]{30,} | pypi-[A-Za-z0-9_-]{30,} | [rs]k_(live|test)_[A-Za-z0-9]{16,} | SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}
        | gl(sa|c)_[A-Za-z0-9_=+/-]{20,} | sntry[su]_[A-Za-z0-9_=+/-]{20,} | AIza[A-Za-z0-9_-]{35}
        | (?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{5,}
        )
        | \bhooks\.slack\.com/(services|workflows|triggers)/[A-Za-z0-9/_-]{5,}
        | \bdiscord(app)?\.com/api/webhooks/[A-Za-z0-9/_-]{5,}
        | \bwebhook\.office\.com/[A-Za-z0-9/@_-]{5,}
        """,
        Usual | RegexOptions.IgnorePatternWhitespace,
        Limit)]
    private static partial Regex KnownKey();

    // user:password@ and token@ of an address. A password may hold an @, but a path may as well: https://example.com/@somebody
    [GeneratedRegex("""(?<name>://)[^\s/?#'"<>]{1,500}(?=@)""", Usual, Limit)]
    private static partial Regex UserInfo();

    // ?sig=…, &X-Amz-Signature=…
    [GeneratedRegex($$"""(?<name>([?&]|&amp;)([\w.-]{0,60}[_.-])?(key|code|auth|authorization|{{Names}})=)[^\s&#"'<>]+""", Usual | RegexOptions.IgnoreCase, Limit)]
    private static partial Regex QueryValue();

    [GeneratedRegex("""(?<name>\b((proxy-)?authorization|(set-)?cookie|x-[a-z-]{0,40}(token|key|signature))["']?[ \t]{0,3}:[ \t]{0,3}["']?)[^\r\n"']+""", Usual | RegexOptions.IgnoreCase, Limit)]
    private static partial Regex Header();

    // With a digit or a sign of base64 in it: there is basic authentication too, and a bearer token.
    [GeneratedRegex(@"(?<name>\b(bearer|basic)[ \t]{1,3})(?=[A-Za-z._~-]{0,200}[0-9+/=])[A-Za-z0-9+/._~=-]{8,}", Usual | RegexOptions.IgnoreCase, Limit)]
    private static partial Regex Scheme();

    // --db-password …
    [GeneratedRegex($@"(?<name>(?<!\S)--?[a-z-]{{0,40}}({Names})[ \t]{{1,3}})(?!-){Value}", Usual | RegexOptions.IgnoreCase, Limit)]
    private static partial Regex Argument();

    // Password=…; DB_TOKEN: …, "secretAccessKey": "…"
    [GeneratedRegex($$"""(?<name>({{Names}})\\?["']?(=|[ \t]{1,3}=[ \t]{0,3}|[ \t]{0,3}:(?!//)[ \t]{0,3})){{Value}}""", Usual | RegexOptions.IgnoreCase, Limit)]
    private static partial Regex Assignment();
}
