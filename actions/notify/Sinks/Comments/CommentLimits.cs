using Actions.GitHub;
using Notify.Limits;

namespace Notify.Sinks.Comments;

/// <summary>How long a comment may be. GitHub refuses more than 65,536 characters.</summary>
internal static class CommentLimits
{
    public const int Longest = StickyComment.Longest;

    public static IReadOnlyList<Limit> All { get; } =
    [
        new Limit(SinkName.PullRequestComment, "text", Longest, "characters"),
        new Limit(SinkName.CommitComment, "text", Longest, "characters"),
    ];
}
