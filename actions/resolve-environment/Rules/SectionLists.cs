using Actions.Toolkit;

namespace ResolveEnvironment.Rules;

/// <summary>Lists of which an empty one would mean everybody or everything.</summary>
internal static class SectionLists
{
    /// <summary>The entries of a list; one that stands there and holds none, as with a variable that is not set, is a problem.</summary>
    public static IReadOnlyList<T> Some<T>(this YamlSection section, string key, Func<string, T> parse)
    {
        var entries = 0;
        var list = section.List(key, text =>
        {
            entries++;
            return parse(text);
        });
        var isGiven = section.Find(key) is { } value ? value is YamlValue.Scalar or YamlValue.Sequence { Items.Count: 0 } : section.IsBlank(key);
        if (entries == 0 && isGiven) section.Problem($"'{key}' holds nothing, which would let everything pass: fill it or leave it out");
        return list;
    }
}
