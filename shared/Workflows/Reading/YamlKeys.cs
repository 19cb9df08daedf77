using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>Looks for keys and for the texts below a value.</summary>
internal static class YamlKeys
{
    /// <summary>The key itself, for its place.</summary>
    public static YamlValue.Scalar? KeyOf(this YamlValue? value, string key) => value.Entries().LastOrDefault(entry => entry.Key.Text == key).Key;

    /// <summary>The value of a key when it is a text.</summary>
    public static YamlValue.Scalar? ScalarOf(this YamlValue? value, string key) => value.Get(key) as YamlValue.Scalar;

    /// <summary>One text, or the texts of a list.</summary>
    public static IReadOnlyList<YamlValue.Scalar> OneOrMore(this YamlValue? value) =>
        value is YamlValue.Scalar one ? (one.Text.Length == 0 ? [] : [one]) : [.. value.Items().OfType<YamlValue.Scalar>()];

    /// <summary>Every text in and below a value, keys left out.</summary>
    public static IEnumerable<YamlValue.Scalar> Scalars(this YamlValue? value) => value switch
    {
        YamlValue.Scalar scalar => [scalar],
        _ => value.Items().Concat(value.Entries().Select(entry => entry.Value)).SelectMany(Scalars),
    };
}
