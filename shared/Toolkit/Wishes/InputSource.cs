using System.Text.Json.Nodes;

namespace Actions.Toolkit;

/// <summary>Wishes as the inputs of the step say them: for every owner, unless a line names one.</summary>
/// <param name="inputs">The inputs.</param>
public sealed class InputSource(InputReader inputs) : IWishSource
{
    /// <inheritdoc/>
    public T? Value<T>(string name, Func<string, T> parse) => inputs.Parsed(name, parse);

    /// <inheritdoc/>
    public T? Choice<T>(string name)
        where T : struct, Enum => inputs.OptionalText(name) is null ? null : inputs.Choice<T>(name);

    /// <inheritdoc/>
    public IReadOnlyList<T> List<T>(string name, Func<string, T> parse) => inputs.ParsedPrivately(name, text => ParseAll(Entries(text), parse)) ?? [];

    /// <inheritdoc/>
    public T? Tree<T>(string name)
        where T : JsonNode => inputs.Parsed(name, text => YamlTree.As<T>(YamlTree.Read(text)));

    /// <inheritdoc/>
    public T? Object<T>(string name, Func<JsonObject, T> parse) => inputs.Parsed(name, text => parse(YamlTree.As<JsonObject>(YamlTree.Read(text))));

    /// <inheritdoc/>
    public IReadOnlyList<ScopedWords> Words(string name) =>
        inputs.Parsed(name, CommandText.Parse) is { } words ? [new ScopedWords(null, null, words)] : [];

    // Values of several lines are written as a YAML list: no line that sets something begins with "- ".
    private static IEnumerable<string> Entries(string text) => text.StartsWith("- ", StringComparison.Ordinal)
        ? YamlTree.Read(text).Items().Select(item => (item as YamlValue.Scalar)?.Text ?? throw new FormatException($"line {item.At.Line}: expected a text"))
        : text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static List<T> ParseAll<T>(IEnumerable<string> entries, Func<string, T> parse)
    {
        var parsed = new List<T>();
        var problems = new List<string>();
        foreach (var (index, entry) in entries.Index())
        {
            try
            {
                parsed.Add(parse(entry));
            }
            catch (FormatException problem)
            {
                problems.Add($"line {index + 1}: {problem.Message}");
            }
        }
        return problems.Count == 0 ? parsed : throw new FormatException(string.Join("; ", problems));
    }
}
