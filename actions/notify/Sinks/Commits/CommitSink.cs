using Actions.GitHub;
using Actions.Toolkit;
using Notify.Delivery;
using Notify.Events;
using Notify.Sinks.Comments;

namespace Notify.Sinks.Commits;

/// <summary>Writes a comment on the commit, a new one each time.</summary>
internal sealed class CommitSink(CommitSettings settings, ActionContext action) : ISink
{
    public SinkName Name => SinkName.CommitComment;

    public IReadOnlyList<string> Preview(Notification notification) =>
        [$"comment on commit {notification.Commit}", TextOf(notification).Fit(CommentLimits.Longest)];

    public async Task<Receipt> SendAsync(Notification notification, SinkCall call)
    {
        var text = TextOf(notification);
        call.CountTry();
        using var github = GitHubClient.For(action, settings.Token);
        try
        {
            var body = text.Fit(CommentLimits.Longest);
            var comment = await github.CreateCommitCommentAsync(RepositoryName.Parse(action.Runner.Repository), notification.Commit, body, call.Stopping);
            return body == text.Whole ? new Receipt($"{comment.Id}") : new Receipt($"{comment.Id}", "cut") { Text = text.ForSummary() };
        }
        catch (GitHubError problem) when (problem.Kind == GitHubErrorKind.Unavailable)
        {
            // Nothing tells a second comment from the first.
            throw new SinkFailure($"{problem.Message}; it may have arrived all the same", problem) { Text = text.ForSummary() };
        }
        catch (GitHubError problem)
        {
            throw CommentRefusal.Of(problem, CommentRefusal.Commits, text);
        }
    }

    private CommentText TextOf(Notification notification) => new(CommentWriter.Write(notification, settings.Template), notification.RunUrl);
}
