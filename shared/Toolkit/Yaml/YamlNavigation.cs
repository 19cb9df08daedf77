using System.Text;

namespace Actions.Toolkit;

/// <summary>Looks into a document whose shape is not known: what is not there, or is something else, is nothing.</summary>
public static class YamlNavigation
{
    private const int LongestCanonicalText = 1_000_000;
    private const int DeepestNesting = 200;

    /// <summary>The value of a key; the last one where it stands twice.</summary>
    public static YamlValue? Get(this YamlValue? value, string key) => value.Entries().LastOrDefault(entry => entry.Key.Text == key).Value;

    /// <summary>The text; <see langword="null"/> for anything that is no text, and for a plain <c>null</c>, <c>~</c> or nothing.</summary>
    public static string? Text(this YamlValue? value) => value is YamlValue.Scalar scalar && !(scalar.IsPlain && scalar.Text is "" or "~" or "null") ? scalar.Text : null;

    /// <summary>The items of a list; none of anything else.</summary>
    public static IReadOnlyList<YamlValue> Items(this YamlValue? value) => value is YamlValue.Sequence list ? list.Items : [];

    /// <summary>The entries of a mapping; none of anything else.</summary>
    public static IReadOnlyList<(YamlValue.Scalar Key, YamlValue Value)> Entries(this YamlValue? value) => value is YamlValue.Mapping mapping ? mapping.Entries : [];

    /// <summary>A text that is equal only for values that say the same, wherever they stand and however they are laid out.</summary>
    /// <exception cref="FormatException">It would be endless: aliases of aliases.</exception>
    public static string Canonical(this YamlValue? value)
    {
        var text = new StringBuilder();
        Write(value, text, 0);
        return text.ToString();
    }

    private static void Write(YamlValue? value, StringBuilder text, int depth)
    {
        if (text.Length > LongestCanonicalText || depth > DeepestNesting) throw new FormatException("its aliases expand to more than anybody would write");
        switch (value)
        {
            case YamlValue.Scalar scalar:
                text.Append('"').Append(scalar.Text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
                break;
            case YamlValue.Sequence list:
                foreach (var item in list.Items) Write(item, text.Append("- "), depth + 1);
                text.Append(']');
                break;
            case YamlValue.Mapping mapping:
                foreach (var (key, entry) in mapping.Entries.OrderBy(pair => pair.Key.Text, StringComparer.Ordinal))
                {
                    Write(key, text, depth + 1);
                    Write(entry, text.Append(": "), depth + 1);
                }

                text.Append('}');
                break;
        }
    }
}
