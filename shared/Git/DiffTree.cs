using System.Text;
using Actions.Toolkit;

namespace Actions.Git;

/// <summary>
/// <c>git diff-tree --stdin</c>, started at the first question and kept. A line <c>AFTER BEFORE</c> is answered with the id AFTER and the
/// differences; a line that is no id is echoed, which tells where an answer ends (git documentation, git-diff-tree, "--stdin").
/// </summary>
internal sealed class DiffTree(GitProgram git, string folder) : IDisposable
{
    // --root: an id that is no commit is passed over, and the difference then is everything, not nothing.
    private static readonly string[] Arguments =
    [
        "diff-tree", "--stdin", "--always", "--root", "-r", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=none",
    ];

    // No name of a file can foresee it.
    private readonly string end = $"end {Guid.NewGuid():n}\n";
    private RunningProcess? process;

    /// <summary>What git said when it last gave no answer.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>The difference of two commits as <see cref="RawDiff"/> reads it; <see langword="null"/> when something needed for that is not here.</summary>
    public async Task<ReadOnlyMemory<byte>?> AskAsync(ObjectId before, ObjectId after, CancellationToken cancellationToken)
    {
        process ??= git.Open(folder, Arguments);
        var question = Encoding.ASCII.GetBytes($"{after} {before}\n{end}");
        if (await process.AskAsync(question, Encoding.ASCII.GetBytes(end), cancellationToken) is not { } answer)
        {
            Problem = await process.EndAsync();
            Dispose();
            return null;
        }

        if (answer.Span.StartsWith(Encoding.ASCII.GetBytes($"{after}\0"))) return answer[(after.Hex.Length + 1)..];
        Problem = $"{after} is not a commit that is here";
        return null;
    }

    public void Dispose()
    {
        process?.Dispose();
        process = null;
    }
}
