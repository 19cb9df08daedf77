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
    public static bool Matches(this Filter filter, Quantifier quantifier, string path, ChangeStatus status) => quantifier switch
    {
        Quantifier.Some => filter.Items.Any(item => item.Takes(status) && item.Whole.Matches(path)),
        Quantifier.Every => filter.Items.All(item => item.Takes(status) && item.Whole.Matches(path)),
        _ => Starts(filter, quantifier, path, status) && !AnyMatches(filter.Exclusions, path, status),
    };

    private static bool Starts(Filter filter, Quantifier quantifier, string path, ChangeStatus status) => filter.Positives.Length > 0
        ? AnyMatches(filter.Positives, path, status)
        : quantifier == Quantifier.Subtract && Array.Exists(filter.Exclusions, item => item.Takes(status));

    private static bool AnyMatches(FilterItem[] items, string path, ChangeStatus status)
    {
        foreach (var item in items)
        {
            if (item.Takes(status) && item.Body.Matches(path)) return true;
        }

        return false;
    }
}
