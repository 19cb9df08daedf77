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
    public IReadOnlyList<T> List<T>(string name, Func<string, T> parse) => inputs.ParsedPrivately(name, text => ListText.Parse(text, parse)) ?? [];

    /// <inheritdoc/>
    public T? Tree<T>(string name)
        where T : JsonNode => inputs.Parsed(name, text => YamlTree.As<T>(YamlTree.Read(text)));

    /// <inheritdoc/>
    public T? Object<T>(string name, Func<JsonObject, T> parse) => inputs.Parsed(name, text => parse(YamlTree.As<JsonObject>(YamlTree.Read(text))));

    /// <inheritdoc/>
    public IReadOnlyList<ScopedWords> Words(string name) =>
        inputs.Parsed(name, CommandText.Parse) is { } words ? [new ScopedWords(null, null, words)] : [];
}
