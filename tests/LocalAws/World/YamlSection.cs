using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LocalAws;

/// <summary>A mapping of a world file. Every key must be asked for before <see cref="Finish"/>: what nobody asks for is a mistake.</summary>
internal sealed class YamlSection
{
    private readonly Dictionary<string, YamlNode> _values = [];
    private readonly HashSet<string> _asked = [];
    private readonly YamlNode _node;

    public YamlSection(YamlNode node)
    {
        _node = node;
        var mapping = node as YamlMappingNode ?? throw Wrong(node, "must be a mapping (key: value)");
        foreach (var (key, value) in mapping.Children)
            _values[((YamlScalarNode)key).Value!] = value;
    }

    public long Line => _node.Start.Line;

    public static WorldFileException Wrong(YamlNode node, string problem) => new(node.Start.Line, problem);

    public WorldFileException Wrong(string problem) => Wrong(_node, problem);

    public YamlNode? Node(string key)
    {
        _asked.Add(key);
        return _values.GetValueOrDefault(key);
    }

    public string? Text(string key) => Node(key) is { } node ? Scalar(node) : null;

    public string Required(string key) => Text(key) ?? throw Wrong($"'{key}' is missing");

    public int? Whole(string key) => Read<int>(key, "a whole number", text => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null);

    public double? Number(string key) => Read<double>(key, "a number", text => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null);

    public bool? Flag(string key) => Read<bool>(key, "true or false", text => bool.TryParse(text, out var flag) ? flag : null);

    /// <summary><c>250ms</c>, <c>3s</c>, <c>2m</c>, <c>1h</c>.</summary>
    public TimeSpan? Duration(string key) => Read(key, "a duration such as 250ms, 3s, 2m or 1h", DurationOf);

    public YamlSection? Section(string key) => Node(key) is { } node ? new YamlSection(node) : null;

    public IEnumerable<YamlNode> List(string key) => Node(key) switch
    {
        null => [],
        YamlSequenceNode list => list.Children,
        var other => throw Wrong(other, $"'{key}' must be a list"),
    };

    public IEnumerable<string> Texts(string key) => List(key).Select(Scalar);

    public IReadOnlyDictionary<string, string> TextMap(string key) =>
        Section(key) is { } section ? section._values.ToDictionary(pair => pair.Key, pair => Scalar(pair.Value)) : new Dictionary<string, string>();

    /// <exception cref="WorldFileException">There is a key nobody asked for.</exception>
    public void Finish()
    {
        foreach (var (key, node) in _values.Where(pair => !_asked.Contains(pair.Key)))
            throw Wrong(node, $"unknown key '{key}' (known here: {string.Join(", ", _asked.Order(StringComparer.Ordinal))})");
    }

    /// <summary>A tree as JSON: unquoted true, false, null and numbers keep their type.</summary>
    public static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Json(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => Plain(plain.Value!),
        YamlScalarNode text => text.Value,
        _ => throw Wrong(node, "aliases are not read here"),
    };

    private static JsonNode? Plain(string text) => text switch
    {
        "" or "null" or "~" => null,
        "true" or "false" => bool.Parse(text),
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => JsonNode.Parse(text),
        _ => text,
    };

    private static string Scalar(YamlNode node) => (node as YamlScalarNode)?.Value ?? throw Wrong(node, "must be a plain text or number");

    private T? Read<T>(string key, string what, Func<string, T?> parse) where T : struct
    {
        if (Node(key) is not { } node)
            return null;
        return parse(Scalar(node)) ?? throw Wrong(node, $"'{key}' must be {what}");
    }

    private static TimeSpan? DurationOf(string text)
    {
        var unit = text.AsSpan().TrimStart("0123456789.").ToString();
        if (!double.TryParse(text[..^unit.Length], CultureInfo.InvariantCulture, out var number))
            return null;
        return unit switch
        {
            "ms" => TimeSpan.FromMilliseconds(number),
            "s" => TimeSpan.FromSeconds(number),
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            _ => null,
        };
    }
}
