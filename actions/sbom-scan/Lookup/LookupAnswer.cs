using SbomScan.Findings;

namespace SbomScan.Lookup;

/// <summary>
/// What is known of the components that were asked for. Each was looked up or is in <see cref="NotLookedUp"/>; one of which only a part could be
/// read is there too, beside its findings.
/// </summary>
internal sealed record LookupAnswer
{
    /// <summary>One for each vulnerability and component, sorted by component and id.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Sorted by component.</summary>
    public IReadOnlyList<NotLookedUp> NotLookedUp { get; init; } = [];

    /// <summary>What looks wrong but hides nothing, each a sentence for people.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Where the answer comes from, for people: <c>OSV at https://api.osv.dev</c>.</summary>
    public required string Source { get; init; }

    /// <summary>When the newest record of the oldest offline data was changed; <see langword="null"/>: the answer is of now.</summary>
    public DateTimeOffset? DataFrom { get; init; }

    /// <summary>Components of which all that is known was read.</summary>
    public int LookedUp { get; init; }

    /// <summary>Something that should have been looked up was not.</summary>
    public bool HasFailed => NotLookedUp.Any(one => one.IsFailure);

    public static IReadOnlyList<Finding> Sorted(IEnumerable<Finding> findings) =>
        [.. findings.OrderBy(one => one.Component.Key, StringComparer.Ordinal).ThenBy(one => one.Id, StringComparer.Ordinal)];

    public static IReadOnlyList<NotLookedUp> Sorted(IEnumerable<NotLookedUp> not) =>
        [.. not.OrderBy(one => one.Component.Key, StringComparer.Ordinal)];
}
