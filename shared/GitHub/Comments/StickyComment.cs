namespace Actions.GitHub;

/// <summary>
/// One comment on a pull request that is kept up to date, known by its hidden marker and by its author. The newest that is not minimised counts.
/// Every look is a new one, so that what another job did meanwhile, or a call without an answer, is seen and not guessed.
/// </summary>
/// <param name="client">Calls GitHub.</param>
/// <param name="repository">Repository that has the pull request.</param>
/// <param name="number">Number of the pull request.</param>
/// <param name="key">What tells this comment from others of ours.</param>
public sealed class StickyComment(GitHubClient client, RepositoryName repository, int number, CommentKey key)
{
    /// <summary>Longest comment, marker included, in characters. Below <see cref="GitHubClient.LongestComment"/>: nobody has said which characters GitHub counts as two.</summary>
    public const int Longest = 65_000;
    private const int MostStarts = 4;

    private readonly OwnComments comments = new(client, repository, number);

    /// <summary>How many characters of text fit.</summary>
    public int Room => Longest - key.Marker.Length - 1;

    /// <summary>Writes the comment, or gives it another text. When two jobs do so at once one comment stays, with the text of the later one.</summary>
    /// <param name="body">Markdown of at most <see cref="Room"/> characters.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="GitHubError">GitHub refused; a fork's token may not write.</exception>
    public Task<StickyResult> PutAsync(string body, CancellationToken cancellation) =>
        SettleAsync(start => TryWriteAsync(_ => Marked(body), create: true, start, cancellation), cancellation);

    /// <summary>Gives the comment another text if there is one.</summary>
    /// <inheritdoc cref="PutAsync"/>
    public Task<StickyResult> UpdateAsync(string body, CancellationToken cancellation) =>
        SettleAsync(start => TryWriteAsync(_ => Marked(body), create: false, start, cancellation), cancellation);

    /// <summary>The same as <see cref="PutAsync"/>, and keeps what the comment said before in a folded history, as far as there is room.</summary>
    /// <inheritdoc cref="PutAsync"/>
    public Task<StickyResult> AppendAsync(string body, CancellationToken cancellation)
    {
        var text = CommentKey.Disarm(body);
        return SettleAsync(start => TryWriteAsync(there => Appended(there, text), create: true, start, cancellation), cancellation);
    }

    /// <summary>Writes a new comment, which people are told of, and then removes those before. When two jobs do so at once the later one stays.</summary>
    /// <inheritdoc cref="PutAsync"/>
    public Task<StickyResult> RecreateAsync(string body, CancellationToken cancellation) =>
        SettleAsync(start => TryRecreateAsync(Marked(body), start, cancellation), cancellation);

    /// <summary>Removes the comment, and any other of the key.</summary>
    /// <exception cref="GitHubError">GitHub refused.</exception>
    public async Task<StickyResult> DeleteAsync(CancellationToken cancellation)
    {
        var there = await comments.ListAsync(key, cancellation);
        foreach (var one in there) await client.DeleteCommentAsync(repository, one.Id, cancellation);
        return ResultOf(there, StickyChange.Deleted);
    }

    /// <summary>Folds the comment away as outdated; a later one of the key is a new one.</summary>
    /// <exception cref="GitHubError">GitHub refused.</exception>
    public async Task<StickyResult> MinimizeAsync(CancellationToken cancellation)
    {
        var there = await ListVisibleAsync(cancellation);
        foreach (var one in there) await client.MinimizeCommentAsync(one.NodeId, cancellation);
        return ResultOf(there, StickyChange.Minimized);
    }

    private static StickyResult ResultOf(IReadOnlyList<IssueComment> all, StickyChange change) =>
        all is [.., var newest] ? new StickyResult(change, newest) : new StickyResult(StickyChange.None, null);

    /// <param name="tryAsync">Gets the number of the try. Null from it says that the world has changed meanwhile, or is not known: look anew.</param>
    /// <param name="cancellation">Ends the call.</param>
    private async Task<StickyResult> SettleAsync(Func<int, Task<StickyResult?>> tryAsync, CancellationToken cancellation)
    {
        for (var start = 1; start <= MostStarts; start++)
        {
            if (await tryAsync(start) is { } result) return result;
            await client.PauseAsync(start, cancellation);
        }

        throw new GitHubError(GitHubErrorKind.Unexpected, $"The comment '{key}' on pull request {number} was removed by somebody each time it was to be updated.");
    }

    private async Task<StickyResult?> TryWriteAsync(Func<IssueComment?, string> textFor, bool create, int start, CancellationToken cancellation)
    {
        var there = await ListVisibleAsync(cancellation);
        if (there is [.., var newest]) return await TryUpdateAsync(newest, textFor(newest), isAlone: there.Count == 1, cancellation);
        if (!create) return new StickyResult(StickyChange.None, null);
        if (await TryCreateAsync(textFor(null), start, cancellation) is not { } made) return null;
        if (await ListVisibleAsync(cancellation) is not [var oldest, ..] || oldest.Id >= made.Id) return new StickyResult(StickyChange.Created, made);
        if (await TryUpdateAsync(oldest, textFor(oldest), isAlone: true, cancellation) is not { } kept) return null;
        await client.DeleteCommentAsync(repository, made.Id, cancellation);
        return kept;
    }

    private async Task<StickyResult?> TryRecreateAsync(string text, int start, CancellationToken cancellation)
    {
        if (await TryCreateAsync(text, start, cancellation) is not { } made) return null;
        foreach (var old in (await comments.ListAsync(key, cancellation)).Where(one => one.Id < made.Id)) await client.DeleteCommentAsync(repository, old.Id, cancellation);
        return new StickyResult(StickyChange.Created, made);
    }

    // One of several may be about to be removed by the job that wrote it.
    private async Task<StickyResult?> TryUpdateAsync(IssueComment comment, string text, bool isAlone, CancellationToken cancellation)
    {
        if (IsSame(comment.Body, text)) return new StickyResult(StickyChange.Unchanged, comment);
        if (await client.UpdateCommentAsync(repository, comment.Id, text, cancellation) is not { } updated) return null;
        return isAlone || (await comments.ListAsync(key, cancellation)).Any(one => one.Id == comment.Id) ? new StickyResult(StickyChange.Updated, updated) : null;
    }

    private async Task<IssueComment?> TryCreateAsync(string text, int start, CancellationToken cancellation)
    {
        try
        {
            return await client.CreateCommentAsync(repository, number, text, cancellation);
        }
        catch (GitHubError problem) when (problem.Kind == GitHubErrorKind.Unavailable && start < MostStarts)
        {
            // It may be there all the same.
            return null;
        }
    }

    private async Task<IReadOnlyList<IssueComment>> ListVisibleAsync(CancellationToken cancellation) =>
        [.. (await comments.ListAsync(key, cancellation)).Where(one => !one.IsMinimized)];

    private string Marked(string body) => $"{key.Marker}\n{CommentKey.Disarm(body)}";

    private string Appended(IssueComment? there, string text)
    {
        if (there is null) return new CommentHistory(text, []).Write(key, Longest);
        var history = CommentHistory.Read(key, there.Body);
        return IsSame(history.Current, text) ? there.Body : history.Then(text, there.UpdatedAt).Write(key, Longest);
    }

    private static bool IsSame(string one, string other) => one.ReplaceLineEndings("\n").TrimEnd() == other.ReplaceLineEndings("\n").TrimEnd();
}
