using System.Text;
using DetectChanges.Yaml;

namespace DetectChanges.Targets.Sources.Npm;

/// <summary>Reads foreign YAML that may hold anything anywhere: what is not of the expected kind is not there.</summary>
internal static class YamlValues
{
    private const int LongestCanonicalText = 1_000_000;
    private const int DeepestNesting = 200;

    public static YamlValue? Member(this YamlValue? value, string name) => value.Members().FirstOrDefault(entry => entry.Key.Text == name).Value;

    public static IReadOnlyList<(YamlValue.Scalar Key, YamlValue Value)> Members(this YamlValue? value) => value is YamlValue.Mapping mapping ? mapping.Entries : [];

    public static IReadOnlyList<YamlValue> Items(this YamlValue? value) => value is YamlValue.Sequence list ? list.Items : [];

    public static string? Text(this YamlValue? value) => value is YamlValue.Scalar scalar ? scalar.Text : null;

    /// <summary>A text that is equal for values that say the same, wherever they stand and however they are laid out.</summary>
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
                text.Append('"').Append(scalar.Text.Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
                break;
            case YamlValue.Sequence list:
                foreach (var item in list.Items) Write(item, text.Append("- "), depth + 1);
                text.Append(';');
                break;
            case YamlValue.Mapping mapping:
                foreach (var (key, member) in mapping.Entries.OrderBy(entry => entry.Key.Text, StringComparer.Ordinal))
                {
                    Write(key, text, depth + 1);
                    Write(member, text.Append(": "), depth + 1);
                }

                text.Append(';');
                break;
        }
    }
}
