using Actions.Changes;
using Actions.Toolkit;
using DetectChanges.Trees;

namespace DetectChanges.Answer;

/// <summary>The changed files by name: a pattern that begins with a literal text is held only against those whose names begin with it.</summary>
internal sealed class CandidateFiles
{
    private readonly ChangedFile[] files;
    private readonly FileTree names;   // in the same order

    public CandidateFiles(IEnumerable<ChangedFile> changed)
    {
        files = [.. changed];
        var texts = Array.ConvertAll(files, file => file.Path.Text);
        Array.Sort(texts, files, StringComparer.Ordinal);
        names = new FileTree(texts);
    }

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<ChangedFile> All => files;

    /// <summary>The files that one of the patterns could match, each once, by name.</summary>
    public IEnumerable<ChangedFile> For(IEnumerable<Glob> patterns)
    {
        var done = 0;
        foreach (var (start, end) in patterns.SelectMany(Ranges).Order())
        {
            for (var at = Math.Max(start, done); at < end; at++) yield return files[at];
            done = Math.Max(done, end);
        }
    }

    // A name that is spelled exactly like a pattern matches too, and need not begin as what the pattern means.
    private IEnumerable<(int Start, int End)> Ranges(Glob pattern)
    {
        var beginning = names.StartingWith(pattern.Prefix);
        yield return (beginning.Offset, beginning.Offset + beginning.Count);
        if (names.HasFile(pattern.Pattern) && names.StartingWith(pattern.Pattern).Offset is var exact) yield return (exact, exact + 1);
    }
}
