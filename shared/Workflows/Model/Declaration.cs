using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>An input, a secret or an output that a workflow or an action declares.</summary>
/// <param name="Key">Its name and place.</param>
/// <param name="Yaml">What is said about it.</param>
public sealed record Declaration(YamlValue.Scalar Key, YamlValue Yaml)
{
    /// <summary>Its name.</summary>
    public string Name => Key.Text;

    /// <summary>Its type; null when it is not given.</summary>
    public string? Type => Yaml.Get("type").Text();

    /// <summary>What it is for; null when nothing is said.</summary>
    public string? Description => Yaml.Get("description").Text() is { } text && text.Trim().Length > 0 ? text : null;

    /// <summary>Whether it must be given.</summary>
    public bool IsRequired => Yaml.Get("required").Text() == "true";

    /// <summary>Whether it says what counts when nothing is given.</summary>
    public bool HasDefault => Yaml.KeyOf("default") is not null;

    /// <summary>The text of its default; null when there is none.</summary>
    public string? Default => Yaml.Get("default").Text();

    /// <summary>Its default and where it stands; null when there is none, or none that is a text.</summary>
    public YamlValue.Scalar? DefaultText => Yaml.ScalarOf("default");

    internal static IReadOnlyList<Declaration> ReadAll(YamlValue? yaml) => [.. yaml.Entries().Select(entry => new Declaration(entry.Key, entry.Value))];
}
