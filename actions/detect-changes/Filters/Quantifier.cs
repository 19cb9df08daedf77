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

/// <summary>Loops on purpose: every file of a change is held against every filter.</summary>
internal static class QuantifierRules
{
    /// <summary>Every way in which a file can change: of one that did not, or where everything counts as changed.</summary>
    public static readonly IReadOnlyList<ChangeStatus> AnyStatus = Enum.GetValues<ChangeStatus>();

    /// <summary>Whether a file that changed so belongs to the filter.</summary>
    public static bool Matches(this Filter filter, Quantifier quantifier, string path, ChangeStatus status) => quantifier switch
    {
        Quantifier.Some => IsAny(filter.Positives, path, status) || HasWhole(filter.Exclusions, path, status, answer: true),
        Quantifier.Every => !HasWhole(filter.Positives, path, status, answer: false) && !HasWhole(filter.Exclusions, path, status, answer: false),
        _ => Starts(filter, quantifier, path, status) && !IsAny(filter.Exclusions, path, status),
    };

    private static bool Starts(Filter filter, Quantifier quantifier, string path, ChangeStatus status) => filter.Positives.Length > 0
        ? IsAny(filter.Positives, path, status)
        : quantifier == Quantifier.Subtract && TakesAny(filter.Exclusions, status);

    private static bool TakesAny(FilterItem[] items, ChangeStatus status) => Array.Exists(items, item => item.Takes(status));

    private static bool IsAny(FilterItem[] items, string path, ChangeStatus status)
    {
        foreach (var item in items)
        {
            if (item.Takes(status) && item.Body.Matches(path)) return true;
        }

        return false;
    }

    // With its "!", an exclusion matches everything else.
    private static bool HasWhole(FilterItem[] items, string path, ChangeStatus status, bool answer)
    {
        foreach (var item in items)
        {
            if ((item.Takes(status) && item.Whole.Matches(path)) == answer) return true;
        }

        return false;
    }
}
