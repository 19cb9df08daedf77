namespace Actions.GitHub;

/// <summary>Every sentence a user sees about a question to the GraphQL API.</summary>
internal static class GraphQlErrors
{
    public static GitHubError Refused(GraphQlError error, string permission)
    {
        var said = $"GitHub's GraphQL API refused: {error.Message}";
        return error.Type switch
        {
            "FORBIDDEN" or "INSUFFICIENT_SCOPES" => new GitHubError(GitHubErrorKind.Forbidden, said, $"Add to the job:\npermissions:\n  {permission}"),
            "NOT_FOUND" => new GitHubError(GitHubErrorKind.NotFound, said),
            "RATE_LIMITED" => new GitHubError(GitHubErrorKind.RateLimited, said, "Run the job again later."),
            _ => new GitHubError(GitHubErrorKind.Unexpected, said),
        };
    }

    public static GitHubError NotFound(string what) => new(GitHubErrorKind.NotFound, $"GitHub's GraphQL API does not know {what}.");

    public static GitHubError TooMany(string what, int count) => new(GitHubErrorKind.Unexpected, $"GitHub has more than {count} comments on {what}.");
}
