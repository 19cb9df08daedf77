using System.Text.Json.Nodes;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>Wishes as the inputs of the step say them: for every service, unless a line names one.</summary>
internal sealed class InputSource(InputReader inputs) : IWishSource
{
    public T? Value<T>(string name, Func<string, T> parse) => inputs.Parsed(name, parse);

    public T? Choice<T>(string name)
        where T : struct, Enum => inputs.OptionalText(name) is null ? null : inputs.Choice<T>(name);

    public IReadOnlyList<T> List<T>(string name, Func<string, T> parse) => inputs.ParsedPrivately(name, text => ListText.Parse(text, parse)) ?? [];

    public T? Tree<T>(string name)
        where T : JsonNode => inputs.Parsed(name, text => YamlTree.As<T>(YamlTree.Read(text)));

    public IReadOnlyList<ContainerWords> Words(string name) =>
        inputs.Parsed(name, CommandText.Parse) is { } words ? [new ContainerWords(null, null, words)] : [];
}
