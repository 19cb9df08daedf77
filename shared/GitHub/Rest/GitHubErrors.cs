using System.Net;
using System.Text.Json;
using Actions.Toolkit;

namespace Actions.GitHub;

/// <summary>Every sentence a user sees about a failed call, in one place.</summary>
internal static class GitHubErrors
{
    /// <summary>What an answer says, as the rest of a sentence that begins with "GitHub".</summary>
    public static string Describe(GitHubAnswer answer) => answer.IsRateLimited
        ? $"answered {(int)answer.Status}: rate limit"
        : $"answered {(int)answer.Status}{(MessageOf(answer.Body) is { } message ? $": {message}" : "")}";

    public static GitHubError OutOfRetries(HttpMethod method, Uri address, GitHubAnswer answer) => answer.IsRateLimited
        ? new GitHubError(
            GitHubErrorKind.RateLimited,
            $"GitHub's rate limit is used up{(answer.Wait is { } wait ? $" for another {DurationText.Format(wait)}" : "")} ({method} {address.AbsolutePath}).",
            "Run the job again later. The limit is shared by all jobs of the repository that use GITHUB_TOKEN.")
        : new GitHubError(GitHubErrorKind.Unavailable, $"GitHub {Describe(answer)} ({method} {address.AbsolutePath}){(method == HttpMethod.Post ? "" : ", also after retries")}.", "See https://www.githubstatus.com and run the job again.");

    public static GitHubError NoAnswer(HttpMethod method, Uri address, Exception problem) => new(
        GitHubErrorKind.Unavailable,
        $"GitHub at {address.Host} did not answer ({method} {address.AbsolutePath}): {(problem is HttpRequestException ? problem.Message : "time limit")}",
        "Check that the runner reaches that address, and run the job again.",
        problem);

    /// <param name="path">What was asked for.</param>
    /// <param name="answer">What came back.</param>
    /// <param name="permission">What the endpoint needs, in the form <c>contents: read</c>; GitHub's own word goes before it.</param>
    /// <param name="method">How; null means GET.</param>
    public static GitHubError Refused(Uri path, GitHubAnswer answer, string permission, HttpMethod? method = null)
    {
        var said = $"GitHub {Describe(answer)} ({method ?? HttpMethod.Get} /{path.OriginalString.TrimStart('/')}).";
        return answer.Status switch
        {
            HttpStatusCode.Unauthorized => new GitHubError(
                GitHubErrorKind.Unauthorized, said, "The token is wrong or has expired. Leave the input 'token' out to use the job's own."),
            HttpStatusCode.Forbidden => new GitHubError(GitHubErrorKind.Forbidden, said, Permissions(answer.AcceptedPermissions, permission)),
            HttpStatusCode.NotFound => new GitHubError(
                GitHubErrorKind.NotFound, said, $"Either it does not exist, or the token may not see it: for a private repository the job needs 'permissions: {permission}'."),
            HttpStatusCode.Conflict => new GitHubError(GitHubErrorKind.Conflict, said),
            _ => new GitHubError(GitHubErrorKind.Unexpected, said) { Status = answer.Status },
        };
    }

    public static GitHubError NotUnderstood(Uri path, Exception problem) =>
        new(GitHubErrorKind.Unexpected, $"GitHub's answer to GET /{path.OriginalString.TrimStart('/')} was not understood: {problem.Message}", inner: problem);

    private static string Permissions(string? accepted, string permission)
    {
        // The header lists alternatives with ';' and permissions that are needed together with ','.
        var first = accepted?.Split(';')[0].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var lines = first is { Length: > 0 } ? first.Select(one => one.Replace("=", ": ", StringComparison.Ordinal).Replace('_', '-')) : [permission];
        return $"Add to the job:\npermissions:\n{string.Join('\n', lines.Select(line => $"  {line}"))}";
    }

    private static string? MessageOf(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, GitHubJson.Default.GitHubErrorBody)?.Text;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
