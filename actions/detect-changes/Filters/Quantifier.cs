using Actions.Git;

namespace DetectChanges.Filters;

/// <summary>How the patterns of one filter work together.</summary>
internal enum Quantifier
{
    /// <summary>A positive pattern matches and no exclusion does; only exclusions: everything but those.</summary>
    Subtract,

    /// <summary>Any pattern matches; <c>!x</c> matches everything else.</summary>
    Some,

    /// <summary>All patterns match.</summary>
    Every,

    /// <summary>As <see cref="Subtract"/>, but only exclusions match nothing.</summary>
    SomeWithExcludes,
}

internal static class QuantifierRules
{
    /// <summary>Whether a file that changed so belongs to the filter.</summary>
    public static bool Matches(this Filter filter, Quantifier quantifier, GitPath path, ChangeStatus status) => quantifier switch
    {
        Quantifier.Some => filter.Items.Any(item => item.Takes(status) && item.Whole.Matches(path.Text)),
        Quantifier.Every => filter.Items.All(item => item.Takes(status) && item.Whole.Matches(path.Text)),
        _ => Remains(filter, path, status, onlyExclusionsMeanAll: quantifier == Quantifier.Subtract),
    };

    private static bool Remains(Filter filter, GitPath path, ChangeStatus status, bool onlyExclusionsMeanAll)
    {
        var onlyExclusions = filter.Items.All(item => item.IsExclusion);
        var taken = onlyExclusions
            ? onlyExclusionsMeanAll && filter.Items.Any(item => item.Takes(status))
            : filter.Items.Any(item => !item.IsExclusion && item.Takes(status) && item.Body.Matches(path.Text));
        return taken && !filter.Items.Any(item => item.IsExclusion && item.Takes(status) && item.Body.Matches(path.Text));
    }
}
