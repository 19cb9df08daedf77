namespace Actions.GitHub;

/// <summary>The body of a request that writes a comment.</summary>
internal sealed record CommentBody(string Body);
