using Actions.GitHub;
using Actions.Toolkit;
using Notify.Delivery;
using Notify.Sinks.Comments;

namespace Notify.Sinks.PullRequests;

/// <summary>One pull request after the other; one that refuses does not keep the others from their comment.</summary>
internal sealed class CommentRound(CommentText text, SinkCall call)
{
    private const string Permission = "pull-requests: write";

    private readonly List<IssueComment> comments = [];
    private readonly List<string> remarks = [];
    private readonly List<(int Number, SinkFailure Failure)> failures = [];
    private bool wasCut;

    public async Task AddAsync(int number, Func<StickyComment, Task<StickyResult>> apply, StickyComment sticky)
    {
        try
        {
            var result = await apply(sticky);
            remarks.Add(result.Change == StickyChange.None ? $"no such comment on pull request {number}" : $"{KebabCase.Of(result.Change)} on pull request {number}");
            wasCut |= text.Whole.Length > sticky.Room && result.Change is StickyChange.Created or StickyChange.Updated or StickyChange.Unchanged;
            if (result.Comment is { } comment) Note(comment);
        }
        catch (GitHubError problem)
        {
            failures.Add((number, CommentRefusal.Of(problem, Permission, text)));
        }
    }

    /// <exception cref="SinkFailure">At least one refused.</exception>
    public Receipt End()
    {
        if (failures is [(_, var only)] && remarks.Count == 0) throw only;
        if (failures.Count > 0)
        {
            var reasons = string.Join("; ", failures.Select(one => $"pull request {one.Number}: {one.Failure.Message}").Concat(remarks));
            throw new SinkFailure(reasons) { IsExpected = failures.All(one => one.Failure.IsExpected), Text = text.ForSummary() };
        }

        var remark = string.Join(", ", remarks);
        if (comments.Count == 0) return Receipt.Skipped(remark);
        return new Receipt(Ids(), wasCut ? $"{remark}, cut" : remark) { Text = wasCut ? text.ForSummary() : null };
    }

    private void Note(IssueComment comment)
    {
        comments.Add(comment);
        call.Output("comment-id", Ids());
        call.Output("comment-url", string.Join(',', comments.Select(one => one.HtmlUrl)));
    }

    private string Ids() => string.Join(',', comments.Select(one => one.Id));
}
