using System.Reflection;
using YamlDotNet.RepresentationModel;

namespace Actions.Toolkit;

/// <summary>What <c>action.yml</c> says: the one truth for names, prose, required and defaults. Embedded in every action's assembly.</summary>
/// <param name="Name">Display name.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Inputs">In file order.</param>
/// <param name="Outputs">In file order.</param>
public sealed record ActionManifest(
    string Name,
    string Description,
    IReadOnlyList<ManifestInput> Inputs,
    IReadOnlyList<ManifestOutput> Outputs)
{
    /// <summary>Reads the <c>action.yml</c> embedded in an action's assembly.</summary>
    public static ActionManifest Embedded(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        using var stream = assembly.GetManifestResourceStream("action.yml")
            ?? throw new InvalidOperationException($"{assembly.GetName().Name} embeds no action.yml");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>Reads the text of an <c>action.yml</c>.</summary>
    /// <exception cref="YamlDotNet.Core.YamlException">The text is not YAML.</exception>
    public static ActionManifest Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var root = (YamlMappingNode)stream.Documents[0].RootNode;

        return new ActionManifest(
            Text(root, "name") ?? "",
            Text(root, "description") ?? "",
            [.. Entries(root, "inputs").Select(entry => new ManifestInput(
                entry.Name,
                Text(entry.Node, "description") ?? "",
                string.Equals(Text(entry.Node, "required"), "true", StringComparison.OrdinalIgnoreCase),
                Text(entry.Node, "default")))],
            [.. Entries(root, "outputs").Select(entry => new ManifestOutput(entry.Name, Text(entry.Node, "description") ?? ""))]);
    }

    /// <summary>The input of that name, or null.</summary>
    public ManifestInput? FindInput(string name) =>
        Inputs.FirstOrDefault(input => string.Equals(input.Name, name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<(string Name, YamlMappingNode Node)> Entries(YamlMappingNode root, string key) =>
        root.Children.TryGetValue(key, out var node) && node is YamlMappingNode map
            ? map.Children.Select(child => (((YamlScalarNode)child.Key).Value!, child.Value as YamlMappingNode ?? []))
            : [];

    private static string? Text(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var child) ? (child as YamlScalarNode)?.Value : null;
}
