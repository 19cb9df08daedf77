namespace Actions.GitHub;

/// <summary>Finds the comments of a key that the owner of the token wrote; those of others are never looked at, whatever they begin with.</summary>
/// <param name="client">Calls GitHub.</param>
/// <param name="repository">Repository that has the pull request.</param>
/// <param name="number">Number of the pull request.</param>
internal sealed class OwnComments(GitHubClient client, RepositoryName repository, int number)
{
    /// <summary>The token of a job stands for this app unless GitHub says otherwise.</summary>
    private const string JobLogin = "github-actions[bot]";

    private bool hasGraphQl = true;

    /// <returns>Oldest first.</returns>
    /// <exception cref="GitHubError">GitHub refused, or did not answer.</exception>
    public async Task<IReadOnlyList<IssueComment>> ListAsync(CommentKey key, CancellationToken cancellation)
    {
        var (viewer, comments) = await ReadAsync(cancellation);
        return [.. comments.Where(one => one.User?.Login == viewer && key.Marks(one.Body)).OrderBy(one => one.Id)];
    }

    // GraphQL tells everything at once. Where it is refused or not there, REST tells all but which comments are minimised.
    private async Task<Conversation> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            if (hasGraphQl) return await client.ReadConversationAsync(repository, number, cancellation);
        }
        catch (GitHubError)
        {
            hasGraphQl = false;
        }

        var user = await client.FindUserAsync(cancellation);
        return new Conversation(user?.Login ?? JobLogin, await client.ListCommentsAsync(repository, number, cancellation).ToListAsync(cancellation));
    }
}
