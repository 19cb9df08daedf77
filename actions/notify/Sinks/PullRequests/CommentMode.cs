namespace Notify.Sinks.PullRequests;

/// <summary>What becomes of the comment that is there.</summary>
internal enum CommentMode
{
    Upsert,
    Append,
    Recreate,
    Delete,
    Minimize,
}
