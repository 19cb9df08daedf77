namespace Actions.GitHub;

/// <summary>
/// One comment on a pull request that is kept up to date, known by a hidden marker at its beginning. Comments of others are never touched, whatever they begin with.
/// </summary>
/// <param name="client">Calls GitHub.</param>
/// <param name="repository">Repository that has the pull request.</param>
/// <param name="number">Number of the pull request.</param>
/// <param name="marker">What tells this comment from others of ours, such as <c>sbom-scan shop</c>.</param>
public sealed class StickyComment(GitHubClient client, RepositoryName repository, int number, string marker)
{
    private readonly string hidden = $"<!-- {Encoded(marker)} -->\n";

    /// <summary>How many characters of text fit.</summary>
    public int Room => GitHubClient.LongestComment - hidden.Length;

    /// <summary>Writes the comment, or gives it another text. When two jobs do so at once the older comment stays.</summary>
    /// <param name="body">Markdown of at most <see cref="Room"/> characters.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="GitHubError">GitHub refused; a fork's token may not write.</exception>
    public async Task PutAsync(string body, CancellationToken cancellation)
    {
        var text = hidden + body;
        if (await FindOldestAsync(cancellation) is { } there)
        {
            await client.UpdateCommentAsync(repository, there.Id, text, cancellation);
            return;
        }

        var made = await client.CreateCommentAsync(repository, number, text, cancellation);
        if (await FindOldestAsync(cancellation) is not { } oldest || oldest.Id >= made.Id) return;
        await client.UpdateCommentAsync(repository, oldest.Id, text, cancellation);
        await client.DeleteCommentAsync(repository, made.Id, cancellation);
    }

    /// <summary>Gives the comment another text if there is one.</summary>
    /// <returns>Whether there was one.</returns>
    /// <inheritdoc cref="PutAsync"/>
    public async Task<bool> UpdateAsync(string body, CancellationToken cancellation)
    {
        if (await FindOldestAsync(cancellation) is not { } there) return false;
        await client.UpdateCommentAsync(repository, there.Id, hidden + body, cancellation);
        return true;
    }

    // Hyphens and > would end the comment.
    private static string Encoded(string marker) => marker
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("--", "-%2D", StringComparison.Ordinal)
        .Replace(">", "%3E", StringComparison.Ordinal);

    // The job's token is a bot's; another one belongs to a user whom GitHub names.
    private async Task<IssueComment?> FindOldestAsync(CancellationToken cancellation)
    {
        var user = await client.FindUserAsync(cancellation);
        IssueComment? oldest = null;
        await foreach (var comment in client.ListCommentsAsync(repository, number, cancellation))
        {
            var isOurs = user == null ? comment.User?.Type == "Bot" : comment.User?.Login == user.Login;
            if (isOurs && comment.Body.StartsWith(hidden.TrimEnd('\n'), StringComparison.Ordinal) && !(oldest?.Id < comment.Id)) oldest = comment;
        }

        return oldest;
    }
}
