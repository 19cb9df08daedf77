using System.Text;

namespace DetectChanges.Yaml;

/// <summary>Looks into a document whose shape is not known: what is not there, or is something else, is nothing.</summary>
internal static class YamlNavigation
{
    private const int DeepestWritten = 64;
    private const int MostWritten = 100_000;

    public static YamlValue? Get(this YamlValue? value, string key) => value.Entries().LastOrDefault(entry => entry.Key.Text == key).Value;

    /// <summary>The text; <see langword="null"/> for anything that is no text, and for a plain <c>null</c>, <c>~</c> or nothing.</summary>
    public static string? Text(this YamlValue? value) => value is YamlValue.Scalar scalar && !(scalar.IsPlain && scalar.Text is "" or "~" or "null") ? scalar.Text : null;

    public static IReadOnlyList<YamlValue> Items(this YamlValue? value) => value is YamlValue.Sequence list ? list.Items : [];

    public static IReadOnlyList<(YamlValue.Scalar Key, YamlValue Value)> Entries(this YamlValue? value) => value is YamlValue.Mapping mapping ? mapping.Entries : [];

    /// <summary>In one way however it is laid out, to compare. Aliases can make little text very large, so that it ends somewhere.</summary>
    public static string Written(this YamlValue? value)
    {
        var text = new StringBuilder();
        Write(text, value, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, YamlValue? value, int depth)
    {
        if (depth > DeepestWritten || text.Length > MostWritten) return;
        foreach (var (key, entry) in value.Entries()) Write(text.Append('{').Append(key.Text).Append(": "), entry, depth + 1);
        foreach (var item in value.Items()) Write(text.Append("- "), item, depth + 1);
        text.Append((value as YamlValue.Scalar)?.Text).Append('\n');
    }
}
