using Actions.GitHub;
using Actions.Toolkit;
using Notify.Delivery;
using Notify.Events;
using Notify.Redaction;
using Notify.Sinks.Comments;

namespace Notify.Sinks.PullRequests;

/// <summary>Keeps one comment on each pull request that the event is about.</summary>
internal sealed class PullRequestSink(PullRequestSettings settings, ActionContext action) : ISink
{
    private readonly RepositoryName repository = RepositoryName.Parse(action.Runner.Repository);

    public SinkName Name => SinkName.PullRequestComment;

    private bool HasText => settings.Mode is not (CommentMode.Delete or CommentMode.Minimize);

    public IReadOnlyList<string> Preview(Notification notification)
    {
        var where = settings.Number is { } number ? $"pull request {number}" : "the pull request of the event, or the open ones that hold the commit";
        var what = $"{KebabCase.Of(settings.Mode)} the comment '{KeyOf(notification)}' on {where}";
        return HasText ? [what, TextOf(notification).Fit(CommentLimits.Longest)] : [what];
    }

    public async Task<Receipt> SendAsync(Notification notification, SinkCall call)
    {
        var text = TextOf(notification);
        if (HasText) WriteReport(text, call);
        call.CountTry();
        using var github = GitHubClient.For(action, settings.Token);
        var numbers = await NumbersAsync(github, notification, text, call.Stopping);
        if (numbers.Count == 0) return Receipt.Skipped($"no open pull request holds commit {notification.Commit}") with { Text = HasText ? text.ForSummary() : null };

        var round = new CommentRound(text, call.Output);
        var wasCut = false;
        foreach (var number in numbers)
        {
            var sticky = new StickyComment(github, repository, number, KeyOf(notification));
            wasCut |= HasText && text.Whole.Length > sticky.Room;
            await round.AddAsync(number, () => ApplyAsync(sticky, text.Fit(sticky.Room), call.Stopping));
        }

        return round.End(wasCut);
    }

    private async Task<IReadOnlyList<int>> NumbersAsync(GitHubClient github, Notification notification, CommentText text, CancellationToken stopping)
    {
        if (settings.Number is { } number) return [number];
        try
        {
            return await new PullRequestFinder(github, repository, GitHubEvent.Read(action.Runner)).FindAsync(notification.Commit, stopping);
        }
        catch (GitHubError problem)
        {
            throw CommentRefusal.Of(problem, CommentRefusal.PullRequests, text);
        }
    }

    private Task<StickyResult> ApplyAsync(StickyComment sticky, string text, CancellationToken stopping) => settings.Mode switch
    {
        CommentMode.Upsert => sticky.PutAsync(text, stopping),
        CommentMode.Append => sticky.AppendAsync(text, stopping),
        CommentMode.Recreate => sticky.RecreateAsync(text, stopping),
        CommentMode.Delete => sticky.DeleteAsync(stopping),
        _ => sticky.MinimizeAsync(stopping),
    };

    private CommentKey KeyOf(Notification notification) => settings.Key ?? CommentKey.Of("notify", notification.Service, notification.Environment);

    private CommentText TextOf(Notification notification) =>
        new(settings.Body is { } body ? new Redactor(action.Masks).Clean(body) : CommentWriter.Write(notification, settings.Template), notification.RunUrl);

    // A file that cannot be written is no reason to say nothing.
    private void WriteReport(CommentText text, SinkCall call)
    {
        if (settings.ReportFile is not { } file) return;
        try
        {
            call.Tell($"the whole text is in '{WorkspaceFile.Write(action.Runner, file, text.Whole)}'");
        }
        catch (WorldError problem)
        {
            action.Log.Warning(problem.FullText, title: "No report file");
        }
    }
}
