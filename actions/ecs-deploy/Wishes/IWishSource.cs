using System.Text.Json.Nodes;

namespace EcsDeploy;

/// <summary>Where wishes are written: the inputs of the step, or one service's section of the file <c>config</c>. Problems are collected, not thrown.</summary>
internal interface IWishSource
{
    /// <param name="parse">Throws <see cref="FormatException"/> saying what is allowed.</param>
    /// <returns>The value, or the default of <typeparamref name="T"/> when it is not given or wrong.</returns>
    T? Value<T>(string name, Func<string, T> parse);

    /// <summary>One of the members of <typeparamref name="T"/> in kebab case.</summary>
    T? Choice<T>(string name)
        where T : struct, Enum;

    /// <param name="parse">Reads one entry; its problem is told without the entry, which may hold a secret.</param>
    IReadOnlyList<T> List<T>(string name, Func<string, T> parse);

    /// <summary>A piece of JSON or YAML.</summary>
    T? Tree<T>(string name)
        where T : JsonNode;

    /// <summary>A command, or several by container.</summary>
    IReadOnlyList<ContainerWords> Words(string name);
}
