using System.Text.Json.Nodes;
using LocalAws.Model;

namespace LocalAws.Records;

/// <summary>Copies parameters for the record, without the values the model calls sensitive.</summary>
public static class Redaction
{
    public const string Hidden = "(redacted)";

    public static JsonObject Of(Shape? shape, JsonObject parameters) => (JsonObject)Copy(shape, parameters)!;

    private static JsonNode? Copy(Shape? shape, JsonNode? value)
    {
        if (shape?.Sensitive == true && value is not null)
            return Hidden;
        // What is sent as a file has no place in a record.
        if (shape?.Type == "blob" && (value as JsonValue)?.TryGetValue<byte[]>(out var content) == true)
            return $"({content.Length} bytes)";
        return value switch
        {
            JsonObject map when shape?.Type == "map" => new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key, Copy(shape.Value, pair.Value)))),
            JsonObject structure => new JsonObject(structure.Select(pair => KeyValuePair.Create(pair.Key, Copy(shape?.Members.GetValueOrDefault(pair.Key), pair.Value)))),
            JsonArray list => new JsonArray([.. list.Select(item => Copy(shape?.Element, item))]),
            _ => value?.DeepClone(),
        };
    }
}
