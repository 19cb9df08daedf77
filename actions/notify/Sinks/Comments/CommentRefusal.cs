using Actions.GitHub;
using Notify.Delivery;

namespace Notify.Sinks.Comments;

/// <summary>What to say when GitHub takes no comment.</summary>
internal static class CommentRefusal
{
    public const string PullRequests = "pull-requests: write";
    public const string Commits = "contents: write";

    // GitHub's words for a token that lacks a permission; a locked conversation is another 403.
    private const string LacksPermission = "Resource not accessible by";

    /// <param name="problem">What GitHub said.</param>
    /// <param name="permission">What the comment needs: <see cref="PullRequests"/> or <see cref="Commits"/>.</param>
    /// <param name="text">What was to be said, for the summary.</param>
    public static SinkFailure Of(GitHubError problem, string permission, CommentText text) => IsReadOnly(problem)
        ? new SinkFailure($"read-only token: the comment needs '{permission}', which the token of a pull request from a fork never has", problem) { Text = text.ForSummary() }
        : new SinkFailure(problem.FullText.ReplaceLineEndings(" "), problem) { Text = text.ForSummary() };

    private static bool IsReadOnly(GitHubError problem) =>
        problem.Kind == GitHubErrorKind.Forbidden && problem.Message.Contains(LacksPermission, StringComparison.OrdinalIgnoreCase);
}
