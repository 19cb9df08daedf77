using System.Net;
using Actions.Toolkit;

namespace Actions.GitHub;

/// <summary>A call to GitHub failed. Token and permission problems are the user's to mend and end with exit code 2, all others with 1.</summary>
/// <param name="kind">Why.</param>
/// <param name="message">What was wanted and what was answered.</param>
/// <param name="remedy">What to do.</param>
/// <param name="inner">The exception this one explains.</param>
public sealed class GitHubError(GitHubErrorKind kind, string message, string? remedy = null, Exception? inner = null)
    : ReportedException(
        message,
        remedy,
        kind is GitHubErrorKind.Unauthorized or GitHubErrorKind.Forbidden ? ExitCode.Misconfigured : ExitCode.Failed,
        inner)
{
    /// <summary>Why.</summary>
    public GitHubErrorKind Kind { get; } = kind;

    /// <summary>What GitHub answered, where the kind does not say it.</summary>
    public HttpStatusCode? Status { get; init; }
}
