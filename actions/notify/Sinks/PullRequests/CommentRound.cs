using Actions.GitHub;
using Actions.Toolkit;
using Notify.Delivery;
using Notify.Sinks.Comments;

namespace Notify.Sinks.PullRequests;

/// <summary>One pull request after the other; one that refuses does not keep the others from their comment.</summary>
/// <param name="text">What each gets.</param>
/// <param name="output">Writes an output the moment it is known.</param>
internal sealed class CommentRound(CommentText text, Action<string, string> output)
{
    private readonly List<IssueComment> comments = [];
    private readonly List<string> remarks = [];
    private readonly List<(int Number, SinkFailure Failure)> failures = [];

    public async Task AddAsync(int number, Func<Task<StickyResult>> applyAsync)
    {
        try
        {
            var result = await applyAsync();
            remarks.Add(result.Change == StickyChange.None ? $"no such comment on pull request {number}" : $"{KebabCase.Of(result.Change)} on pull request {number}");
            if (result.Comment is { } comment) Note(comment);
        }
        catch (GitHubError problem)
        {
            failures.Add((number, CommentRefusal.Of(problem, CommentRefusal.PullRequests, text)));
        }
    }

    /// <param name="wasCut">Whether the text did not fit.</param>
    /// <exception cref="SinkFailure">At least one refused.</exception>
    public Receipt End(bool wasCut)
    {
        if (failures is [(_, var only)] && remarks.Count == 0) throw only;
        if (failures.Count > 0)
        {
            var reasons = string.Join("; ", failures.Select(one => $"pull request {one.Number}: {one.Failure.Message}").Concat(remarks));
            throw new SinkFailure(reasons) { Text = text.ForSummary() };
        }

        var remark = string.Join(", ", remarks);
        if (comments.Count == 0) return Receipt.Skipped(remark);
        return wasCut ? new Receipt(Ids(), $"{remark}, cut") { Text = text.ForSummary() } : new Receipt(Ids(), remark);
    }

    private void Note(IssueComment comment)
    {
        comments.Add(comment);
        output("comment-id", Ids());
        output("comment-url", string.Join(',', comments.Select(one => one.HtmlUrl)));
    }

    private string Ids() => string.Join(',', comments.Select(one => one.Id));
}
