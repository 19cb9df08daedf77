using System.Text;
using Actions.Toolkit;

namespace Actions.Git;

/// <summary>What reads stretches of history.</summary>
public sealed partial class ScratchRepository
{
    /// <summary>The commits that lead to one and not to another, children before their parents.</summary>
    /// <param name="to">The newest.</param>
    /// <param name="from">The commit that they came after; <see langword="null"/>: from the beginning on.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="WorldError">One of them is not here.</exception>
    public async Task<IReadOnlyList<CommitText>> LogAsync(ObjectId to, ObjectId? from, CancellationToken cancellationToken)
    {
        string[] range = from is { } start ? [to.Hex, $"^{start}"] : [to.Hex];
        var result = await git.RunAsync(folder, ["log", "-z", "--topo-order", "--encoding=UTF-8", "--format=%H %P%n%B", .. range, "--"], cancellationToken: cancellationToken);
        if (!result.Succeeded) throw Failed("log", result);
        return [.. Encoding.UTF8.GetString(result.StandardOutput).Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(ReadCommit)];
    }

    /// <summary>A commit and all that lead to it, as far as they are here.</summary>
    /// <exception cref="WorldError">It is not here.</exception>
    public async Task<IReadOnlySet<ObjectId>> AncestorsAsync(ObjectId commit, CancellationToken cancellationToken)
    {
        var result = await git.RunAsync(folder, ["rev-list", commit.Hex, "--"], cancellationToken: cancellationToken);
        return result.Succeeded ? Lines(result).Select(ObjectId.Parse).ToHashSet() : throw Failed("rev-list", result);
    }

    // The format above: ids on the first line, then the message.
    private static CommitText ReadCommit(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var ids = (end < 0 ? text : text[..end]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ObjectId.Parse).ToList();
        return new CommitText(ids[0], ids[1..], end < 0 ? "" : text[(end + 1)..].TrimEnd('\n'));
    }
}
