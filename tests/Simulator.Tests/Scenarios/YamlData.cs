using System.Text.Json.Nodes;
using Actions.Toolkit;

namespace Simulator.Tests.Scenarios;

/// <summary>YAML files of these tests as JSON.</summary>
internal static class YamlData
{
    public static JsonNode? Read(string path) => YamlReader.Read(File.ReadAllText(path)) is { } value ? ToJson(value) : null;

    private static JsonNode? ToJson(YamlValue value) => value switch
    {
        YamlValue.Mapping mapping => new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, ToJson(entry.Value)))),
        YamlValue.Sequence sequence => new JsonArray([.. sequence.Items.Select(ToJson)]),
        YamlValue.Scalar scalar => ToJson(scalar),
        _ => throw new NotSupportedException($"{value}"),
    };

    private static JsonValue? ToJson(YamlValue.Scalar scalar) => scalar switch
    {
        { IsPlain: true, Text: "true" or "false" } => JsonValue.Create(scalar.Text == "true"),
        { IsPlain: true, Text: "null" or "~" or "" } => null,
        { IsPlain: true } when int.TryParse(scalar.Text, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(scalar.Text),
    };
}
