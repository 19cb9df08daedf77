using YamlDotNet.RepresentationModel;

namespace Testing.Runner;

/// <param name="Required">As written: the runner itself does not enforce it.</param>
/// <param name="Default">Null when there is none, which is another thing than an empty one.</param>
public sealed record ManifestInput(string Name, string Description, bool Required, string? Default);

public sealed record ManifestOutput(string Name, string Description);

/// <summary>An <c>action.yml</c> of a Docker container action.</summary>
public sealed record Manifest
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    public required IReadOnlyList<ManifestInput> Inputs { get; init; }

    public required IReadOnlyList<ManifestOutput> Outputs { get; init; }

    public required string Using { get; init; }

    public required string Image { get; init; }

    public string? Entrypoint { get; init; }

    public string? PreEntrypoint { get; init; }

    public string? PostEntrypoint { get; init; }

    public IReadOnlyList<string>? Args { get; init; }

    public IReadOnlyDictionary<string, string> Env { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Keys at the top of the file, for checks of what else stands there.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    public static Manifest Load(string file) => Parse(File.ReadAllText(file));

    public static Manifest Of(string action) => Load(Repository.File("actions", action, "action.yml"));

    public static Manifest Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        var runs = Map(root, "runs") ?? throw new FormatException("action.yml has no 'runs'");
        return new Manifest
        {
            Name = Text(root, "name") ?? "",
            Description = Text(root, "description") ?? "",
            Inputs = [.. Entries(Map(root, "inputs")).Select(entry => Input(entry.Name, entry.Value))],
            Outputs = [.. Entries(Map(root, "outputs")).Select(entry => new ManifestOutput(entry.Name, Text(entry.Value, "description") ?? ""))],
            Using = Text(runs, "using") ?? "",
            Image = Text(runs, "image") ?? "",
            Entrypoint = Text(runs, "entrypoint"),
            PreEntrypoint = Text(runs, "pre-entrypoint"),
            PostEntrypoint = Text(runs, "post-entrypoint"),
            Args = (Child(runs, "args") as YamlSequenceNode)?.Select(arg => ((YamlScalarNode)arg).Value ?? "").ToList(),
            Env = Entries(Map(runs, "env"), scalars: true).ToDictionary(entry => entry.Name, entry => entry.Text, StringComparer.Ordinal),
            Keys = [.. root.Children.Keys.Select(key => ((YamlScalarNode)key).Value ?? "")],
        };
    }

    private static ManifestInput Input(string name, YamlMappingNode node) => new(
        name,
        Text(node, "description") ?? "",
        string.Equals(Text(node, "required"), "true", StringComparison.OrdinalIgnoreCase),
        Text(node, "default"));

    private static IEnumerable<(string Name, YamlMappingNode Value, string Text)> Entries(YamlMappingNode? map, bool scalars = false) =>
        map?.Children.Select(child => (
            ((YamlScalarNode)child.Key).Value ?? "",
            scalars ? new YamlMappingNode() : child.Value as YamlMappingNode ?? [],
            (child.Value as YamlScalarNode)?.Value ?? "")) ?? [];

    private static YamlMappingNode? Map(YamlMappingNode node, string key) => Child(node, key) as YamlMappingNode;

    private static string? Text(YamlMappingNode node, string key) => (Child(node, key) as YamlScalarNode)?.Value;

    private static YamlNode? Child(YamlMappingNode node, string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;
}
