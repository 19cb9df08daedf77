using System.Numerics;
using System.Text.RegularExpressions;

namespace Actions.Changes;

/// <summary>Orders the names of tags: versions by precedence, all others naturally, so that <c>build-9</c> comes before <c>build-10</c>.</summary>
internal static partial class TagOrder
{
    /// <summary>Those below a tag (all without one), the nearest first. Names without a version come after those with one.</summary>
    public static IReadOnlyList<string> Below(string? tag, IEnumerable<string> names)
    {
        var limit = tag == null ? null : TagVersion.Parse(tag);
        var versions = new List<(TagVersion Version, string Name)>();
        var others = new List<string>();
        foreach (var name in names.Where(name => name != tag).Order(StringComparer.Ordinal))
        {
            var version = tag == null || limit != null ? TagVersion.Parse(name) : null;
            if (version != null && (limit == null || version.CompareTo(limit) < 0)) versions.Add((version, name));
            else if (version == null && (tag == null || CompareNaturally(name, tag) < 0)) others.Add(name);
        }

        return
        [
            .. versions.OrderByDescending(one => one.Version).Select(one => one.Name),
            .. others.OrderByDescending(name => name, Comparer<string>.Create(CompareNaturally)),
        ];
    }

    // Runs of digits by their value, everything else by its characters.
    private static int CompareNaturally(string one, string other)
    {
        var (parts, others) = (Part().Matches(one), Part().Matches(other));
        for (var i = 0; i < Math.Min(parts.Count, others.Count); i++)
        {
            var order = CompareParts(parts[i].Value, others[i].Value);
            if (order != 0) return order;
        }

        return parts.Count != others.Count ? parts.Count.CompareTo(others.Count) : string.CompareOrdinal(one, other);
    }

    private static int CompareParts(string one, string other) =>
        char.IsAsciiDigit(one[0]) && char.IsAsciiDigit(other[0]) ? BigInteger.Parse(one).CompareTo(BigInteger.Parse(other)) : string.CompareOrdinal(one, other);

    [GeneratedRegex("[0-9]+|[^0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Part();
}
