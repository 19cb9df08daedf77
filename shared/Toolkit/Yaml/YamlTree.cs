using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Actions.Toolkit;

/// <summary>YAML (and so JSON) as a JSON tree: plain words are null, true, false and numbers as in JSON, everything else is a text.</summary>
public static partial class YamlTree
{
    /// <summary>The value of a document; null when it is empty.</summary>
    /// <exception cref="FormatException">It is not YAML.</exception>
    public static YamlValue? Read(string text)
    {
        try
        {
            return YamlReader.Read(text);
        }
        catch (YamlProblemException problem)
        {
            throw new FormatException(problem.Problem.ToString(), problem);
        }
    }

    /// <summary>The tree of a value.</summary>
    /// <exception cref="FormatException">It is something else than <typeparamref name="T"/>.</exception>
    public static T As<T>(YamlValue? value)
        where T : JsonNode =>
        ToJson(value) as T ?? throw new FormatException(typeof(T) == typeof(JsonArray) ? "expected a list, as JSON or YAML" : "expected a mapping, as JSON or YAML");

    private static JsonNode? ToJson(YamlValue? value) => value switch
    {
        YamlValue.Mapping mapping => ToObject(mapping),
        YamlValue.Sequence list => new JsonArray([.. list.Items.Select(ToJson)]),
        YamlValue.Scalar { IsPlain: true, Text: "" or "~" or "null" } => null,
        YamlValue.Scalar { IsPlain: true, Text: "true" or "false" } flag => JsonValue.Create(flag.Text == "true"),
        YamlValue.Scalar { IsPlain: true } number when Number().IsMatch(number.Text) => ToNumber(number.Text),
        YamlValue.Scalar text => JsonValue.Create(text.Text),
        _ => null,
    };

    private static JsonObject ToObject(YamlValue.Mapping mapping)
    {
        var tree = new JsonObject();
        foreach (var (key, entry) in mapping.Entries)
            tree[key.Text] = ToJson(entry);
        return tree;
    }

    private static JsonValue ToNumber(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
        ? JsonValue.Create(whole)
        : JsonValue.Create(double.Parse(text, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]{0,17})(\.[0-9]+)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
