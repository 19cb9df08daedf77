using System.Security.Cryptography;
using System.Text;

namespace Actions.Aws;

/// <summary>
/// Idempotency tokens: the same step of the same attempt of a run gives the same token for the same content, so that a
/// repeated or re-started step does its work once. Outside a runner a token is random.
/// </summary>
public sealed class ClientTokens(IReadOnlyDictionary<string, string> environment)
{
    /// <summary>Longest <c>clientToken</c> of <c>RunTask</c>, characters.</summary>
    public const int RunTaskLength = 64;

    /// <summary>Longest <c>clientToken</c> of <c>CreateService</c>, characters.</summary>
    public const int CreateServiceLength = 36;

    private const int HashLength = 12;

    /// <summary><c>verb-run-attempt-hash</c>; when that is too long the verb, then the run, are cut: the hash stays whole.</summary>
    /// <param name="verb">What the call does, ASCII letters.</param>
    /// <param name="content">What it is about: other content gives another token.</param>
    /// <param name="maxLength">Longest token the API takes.</param>
    public string For(string verb, string content, int maxLength = RunTaskLength)
    {
        var run = Variable("GITHUB_RUN_ID");
        if (run.Length == 0)
            return Fit(verb, Guid.NewGuid().ToString("N"), maxLength);
        var attempt = Variable("GITHUB_RUN_ATTEMPT");
        var identity = string.Join('\n', Variable("GITHUB_REPOSITORY"), Variable("GITHUB_JOB"), Variable("GITHUB_ACTION"), run, attempt, content);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..HashLength];
        return Fit(verb, $"{run}-{attempt}-{hash}", maxLength);
    }

    private static string Fit(string verb, string rest, int maxLength)
    {
        var token = $"{verb}-{rest}";
        return token.Length <= maxLength ? token : token[^maxLength..];
    }

    private string Variable(string name) => environment.GetValueOrDefault(name) ?? "";
}
