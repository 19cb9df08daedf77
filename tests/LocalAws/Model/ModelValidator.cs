using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LocalAws.Model;

/// <summary>Holds a JSON tree against a shape of the model.</summary>
public static class ModelValidator
{
    private static readonly TimeSpan PatternTime = TimeSpan.FromMilliseconds(200);

    /// <summary>A request: unknown members, missing required ones, types, enums, limits and patterns.</summary>
    public static IReadOnlyList<ModelViolation> Request(Shape? shape, JsonObject parameters) => Check(shape, parameters, limits: true);

    /// <summary>An answer: as a request, without limits and patterns, which the model states for what clients send.</summary>
    public static IReadOnlyList<ModelViolation> Response(Shape? shape, JsonObject output) => Check(shape, output, limits: false);

    private static List<ModelViolation> Check(Shape? shape, JsonObject value, bool limits)
    {
        var found = new List<ModelViolation>();
        if (shape is not null)
            Visit(shape, value, "", limits, found);
        else
            found.AddRange(value.Select(member => new ModelViolation(member.Key, "unknown member: the operation has none")));
        return found;
    }

    private static void Visit(Shape shape, JsonNode? value, string path, bool limits, List<ModelViolation> found)
    {
        void Problem(string text) => found.Add(new ModelViolation(path, text));

        if (shape.IsDocument)
            return;
        if (!HasType(shape, value))
        {
            Problem($"must be {Described(shape)}, is {Kind(value)}");
            return;
        }

        if (limits)
            Limits(shape, value!, Problem);
        if (shape.Enum.Count > 0 && !shape.Enum.Contains(value!.GetValue<string>()))
            Problem($"must be one of {string.Join(", ", shape.Enum)}");

        switch (value)
        {
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                    Visit(shape.Element!, list[i], $"{path}[{i}]", limits, found);
                break;
            case JsonObject map when shape.Type == "map":
                Map(shape, map, path, limits, found);
                break;
            case JsonObject structure:
                Structure(shape, structure, path, limits, found);
                break;
        }
    }

    private static void Structure(Shape shape, JsonObject value, string path, bool limits, List<ModelViolation> found)
    {
        foreach (var name in shape.Required.Where(name => value[name] is null))
            found.Add(new ModelViolation(Below(path, name), "required, but missing"));
        foreach (var (name, member) in value)
        {
            if (!shape.Members.TryGetValue(name, out var expected))
                found.Add(new ModelViolation(Below(path, name), $"unknown member of {shape.Name}"));
            else if (member is not null)
                Visit(expected, member, Below(path, name), limits, found);
        }
    }

    private static void Map(Shape shape, JsonObject value, string path, bool limits, List<ModelViolation> found)
    {
        foreach (var (key, item) in value)
        {
            Visit(shape.Key!, JsonValue.Create(key), $"{path}{{key}}", limits, found);
            Visit(shape.Value!, item, $"{path}[\"{key}\"]", limits, found);
        }
    }

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static bool HasType(Shape shape, JsonNode? value) => (shape.Type, value) switch
    {
        ("structure" or "map", JsonObject) => true,
        ("list", JsonArray) => true,
        ("string" or "blob", JsonValue text) => text.GetValueKind() == JsonValueKind.String,
        ("boolean", JsonValue flag) => flag.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        ("integer" or "long", JsonValue number) => IsWhole(number),
        ("float" or "double" or "timestamp", JsonValue number) => number.GetValueKind() == JsonValueKind.Number,
        _ => false,
    };

    private static bool IsWhole(JsonValue number) =>
        number.GetValueKind() == JsonValueKind.Number && Number(number) is var read && Math.Floor(read) == read;

    private static double Number(JsonNode number) => JsonSerializer.SerializeToElement(number).GetDouble();

    private static void Limits(Shape shape, JsonNode value, Action<string> problem)
    {
        var size = shape.Type switch
        {
            "integer" or "long" or "float" or "double" => Number(value),
            "string" => value.GetValue<string>().Length,
            "list" => value.AsArray().Count,
            "map" => value.AsObject().Count,
            _ => (double?)null,
        };
        var what = shape.Type is "string" ? "length" : shape.Type is "list" or "map" ? "count" : "value";
        if (size < shape.Min)
            problem($"{what} {size} is below the minimum {shape.Min}");
        if (size > shape.Max)
            problem($"{what} {size} is above the maximum {shape.Max}");
        if (shape is { Type: "string", Pattern: { } pattern } && !Matches(value.GetValue<string>(), pattern))
            problem($"does not match {pattern}");
    }

    private static bool Matches(string text, string pattern) =>
        Regex.IsMatch(text, $"^(?:{pattern})$", RegexOptions.CultureInvariant, PatternTime);

    private static string Described(Shape shape) => shape.Type switch
    {
        "structure" => "an object",
        "map" => "an object (map)",
        "list" => "an array",
        "integer" or "long" => "a whole number",
        "float" or "double" => "a number",
        "timestamp" => "a number (epoch seconds)",
        "boolean" => "a boolean",
        _ => "a string",
    };

    private static string Kind(JsonNode? value) => value?.GetValueKind().ToString().ToLowerInvariant() ?? "null";
}
