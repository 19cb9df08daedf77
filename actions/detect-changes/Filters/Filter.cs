using Actions.Git;
using Actions.Toolkit;
using YamlDotNet.Core;

namespace DetectChanges.Filters;

/// <summary>A name and the patterns that make it true.</summary>
/// <param name="Name">Also the name of its output.</param>
/// <param name="At">Where it stands in the file.</param>
/// <param name="Items">In file order.</param>
internal sealed record Filter(string Name, Mark At, IReadOnlyList<FilterItem> Items)
{
    // Arrays, split once: every file of a change is held against every filter.
    public FilterItem[] Positives { get; } = [.. Items.Where(item => !item.IsExclusion)];

    public FilterItem[] Exclusions { get; } = [.. Items.Where(item => item.IsExclusion)];
}

/// <summary>One pattern of a filter.</summary>
/// <param name="Written">As it stands in the file.</param>
/// <param name="At">Where it stands; an alias repeats the place of its anchor.</param>
/// <param name="IsExclusion">It begins with an odd number of <c>!</c> that do not open <c>!(…)</c>.</param>
/// <param name="Whole">What picomatch makes of it: with <c>!</c>, everything else.</param>
/// <param name="Body">Without the <c>!</c>: what an exclusion takes away.</param>
/// <param name="Statuses">Only changes of these kinds; <see langword="null"/> for all.</param>
internal sealed record FilterItem(string Written, Mark At, bool IsExclusion, Glob Whole, Glob Body, IReadOnlySet<ChangeStatus>? Statuses)
{
    /// <exception cref="FormatException">The pattern cannot be used.</exception>
    public static FilterItem Parse(string written, Mark at, IReadOnlySet<ChangeStatus>? statuses)
    {
        var marks = written.AsSpan().IndexOfAnyExcept('!');
        if (marks < 0) marks = written.Length;
        if (marks > 0 && marks < written.Length && written[marks] == '(') marks--;
        var whole = Glob.Parse(written);
        if (marks % 2 == 0) return new FilterItem(written, at, IsExclusion: false, whole, whole, statuses);
        if (marks == written.Length) throw new FormatException("an exclusion needs a pattern after '!'");
        return new FilterItem(written, at, IsExclusion: true, whole, Glob.Parse(written[marks..]), statuses);
    }

    /// <summary>How it would be written with another pattern.</summary>
    public string With(string body) => IsExclusion ? "!" + body : body;

    public bool Takes(ChangeStatus status) => Statuses?.Contains(status) ?? true;
}
