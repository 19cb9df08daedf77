using Actions.Git;
using DetectChanges.Matching;

namespace DetectChanges.Filters;

/// <summary>A name and the patterns that make it true.</summary>
internal sealed record Filter(string Name, IReadOnlyList<FilterItem> Items);

/// <summary>One pattern of a filter.</summary>
/// <param name="Written">As it stands in the file.</param>
/// <param name="IsExclusion">It begins with an odd number of <c>!</c> that do not open <c>!(…)</c>.</param>
/// <param name="Whole">What picomatch makes of it: with <c>!</c>, everything else.</param>
/// <param name="Body">Without the <c>!</c>: what an exclusion takes away.</param>
/// <param name="Statuses">Only changes of these kinds; <see langword="null"/> for all.</param>
internal sealed record FilterItem(string Written, bool IsExclusion, Glob Whole, Glob Body, IReadOnlySet<ChangeStatus>? Statuses)
{
    /// <exception cref="FormatException">The pattern cannot be used.</exception>
    public static FilterItem Parse(string written, IReadOnlySet<ChangeStatus>? statuses)
    {
        var marks = written.AsSpan().IndexOfAnyExcept('!');
        if (marks < 0) marks = written.Length;
        if (marks > 0 && marks < written.Length && written[marks] == '(') marks--;
        var whole = Glob.Parse(written);
        if (marks % 2 == 0) return new FilterItem(written, IsExclusion: false, whole, whole, statuses);
        if (marks == written.Length) throw new FormatException("an exclusion needs a pattern after '!'");
        return new FilterItem(written, IsExclusion: true, whole, Glob.Parse(written[marks..]), statuses);
    }

    public bool Takes(ChangeStatus status) => Statuses?.Contains(status) ?? true;
}
