using DetectChanges.Comparing;
using DetectChanges.Matching;

namespace DetectChanges.Answer;

/// <summary>The changed files by name: a pattern that begins with a literal text is held only against those whose names begin with it.</summary>
internal sealed class CandidateFiles
{
    private readonly ChangedFile[] files;
    private readonly string[] names;

    public CandidateFiles(IEnumerable<ChangedFile> changed)
    {
        files = [.. changed];
        names = Array.ConvertAll(files, file => file.Path.Text);
        Array.Sort(names, files, StringComparer.Ordinal);
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
        var start = FirstFrom(0, name => string.CompareOrdinal(name, pattern.Prefix) >= 0);
        yield return (start, FirstFrom(start, name => !name.StartsWith(pattern.Prefix, StringComparison.Ordinal)));
        if (Array.BinarySearch(names, pattern.Pattern, StringComparer.Ordinal) is >= 0 and var exact) yield return (exact, exact + 1);
    }

    // The first place from which on the condition holds.
    private int FirstFrom(int start, Predicate<string> holds)
    {
        var end = names.Length;
        while (start < end)
        {
            var middle = start + ((end - start) / 2);
            if (holds(names[middle])) end = middle;
            else start = middle + 1;
        }

        return start;
    }
}
