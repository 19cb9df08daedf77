using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>How much a document is when its aliases are written out.</summary>
internal static class YamlSize
{
    private const long Most = 200_000;

    /// <summary>Whether it is more than a person or a rule can look through.</summary>
    public static bool IsHuge(YamlValue root) => Of(root, new Dictionary<YamlValue, long>(ReferenceEqualityComparer.Instance)) > Most;

    // An alias is the same object again, so that each is counted once.
    private static long Of(YamlValue value, Dictionary<YamlValue, long> known)
    {
        if (known.TryGetValue(value, out var size)) return size;
        size = Math.Min(Most + 1, 1 + value.Items().Concat(value.Entries().Select(entry => entry.Value)).Sum(inner => Math.Min(Most + 1, Of(inner, known))));
        known[value] = size;
        return size;
    }
}
