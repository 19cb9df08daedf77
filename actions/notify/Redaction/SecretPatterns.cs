using System.Text.RegularExpressions;

namespace Notify.Redaction;

/// <summary>Secrets that nobody registered, by their form: error messages hold connection strings.</summary>
internal static partial class SecretPatterns
{
    private const string Hidden = "***";
    private const int Limit = 5_000;

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
        text = UserInfo().Replace(text, match => $"{match.Groups["scheme"].Value}{Hidden}@");
        text = Assignment().Replace(text, match => $"{match.Groups["name"].Value}{Hidden}");
        text = Bearer().Replace(text, match => $"{match.Groups["scheme"].Value}{Hidden}");
        return KnownKey().Replace(text, Hidden);
    }

    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|\z)", RegexOptions.Singleline | RegexOptions.ExplicitCapture, Limit)]
    private static partial Regex PrivateKey();

    // user:password@ and token@ of an address.
    [GeneratedRegex(@"(?<scheme>[A-Za-z][A-Za-z0-9+.-]{1,30}://)[^\s/@'""<>]{1,1000}@", RegexOptions.ExplicitCapture, Limit)]
    private static partial Regex UserInfo();

    // password=…, "token": "…", ?sig=…&
    [GeneratedRegex(@"(?<name>\b(password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|account[_-]?key|client[_-]?secret|signature|sig|routing[_-]?key)[""']?\s{0,3}[=:]\s{0,3}[""']?)[^\s&;,""'<>]{1,2000}", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, Limit)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"(?<scheme>\b(bearer|basic)\s{1,3})[A-Za-z0-9+/._~=-]{8,4000}", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, Limit)]
    private static partial Regex Bearer();

    // AWS key ids, tokens of GitHub, Slack and npm, webhooks of Slack, JSON web tokens.
    [GeneratedRegex(@"\b((AKIA|ASIA)[A-Z0-9]{16}|gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_[A-Za-z0-9_]{20,255}|xox[abprs]-[A-Za-z0-9-]{10,255}|npm_[A-Za-z0-9]{30,255}|(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{5,4000})|hooks\.slack\.com/services/[A-Za-z0-9/]{5,255}", RegexOptions.ExplicitCapture, Limit)]
    private static partial Regex KnownKey();
}
