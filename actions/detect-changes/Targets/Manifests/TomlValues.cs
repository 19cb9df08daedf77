using System.Globalization;
using System.Text;
using Tomlyn.Model;

namespace DetectChanges.Targets.Manifests;

/// <summary>Looks into TOML that may hold anything anywhere: what is not of the wanted kind is as if it were not there.</summary>
internal static class TomlValues
{
    public static TomlTable? Table(this TomlTable? table, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys) table = table.Value(key) as TomlTable;
        return table;
    }

    public static object? Value(this TomlTable? table, string key) => table != null && table.TryGetValue(key, out var value) ? value : null;

    public static string? Text(this TomlTable? table, string key) => table.Value(key) as string;

    public static bool IsTrue(this TomlTable? table, string key) => table.Value(key) is true;

    /// <summary>The strings of a list; a single string is a list of one.</summary>
    public static IEnumerable<string> Texts(this TomlTable? table, string key) => Items(table.Value(key)).OfType<string>();

    /// <summary>The tables of a list, however it is written; a single table is a list of one.</summary>
    public static IEnumerable<TomlTable> Tables(this TomlTable? table, string key) => Items(table.Value(key)).OfType<TomlTable>();

    /// <summary>The items of a list; a single value is a list of one.</summary>
    public static IEnumerable<object?> Items(object? value) => value switch
    {
        null => [],
        TomlTableArray tables => tables,
        TomlArray array => array,
        _ => [value],
    };

    /// <summary>A table with some of its keys left out.</summary>
    public static TomlTable Without(this TomlTable? table, params IReadOnlyCollection<string> keys)
    {
        var rest = new TomlTable();
        foreach (var (key, value) in table ?? [])
            if (!keys.Contains(key)) rest[key] = value;
        return rest;
    }

    /// <summary>One text for all ways to write the same value: two values are equal when their texts are.</summary>
    public static string Canonical(object? value) => Append(new StringBuilder(), value).ToString();

    private static StringBuilder Append(StringBuilder text, object? value)
    {
        if (value is string quoted) return text.Append('"').Append(quoted.Replace("\\", "\\\\").Replace("\"", "\\\"")).Append('"');
        if (value is TomlTable table)
        {
            text.Append('{');
            foreach (var (key, inner) in table.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                Append(Append(text, key).Append('='), inner).Append(',');
            return text.Append('}');
        }

        if (value is not (TomlArray or TomlTableArray)) return text.Append(CultureInfo.InvariantCulture, $"{value}");
        text.Append('[');
        foreach (var item in Items(value)) Append(text, item).Append(',');
        return text.Append(']');
    }
}
