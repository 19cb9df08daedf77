using System.Text.Json.Nodes;

namespace Actions.Toolkit;

/// <summary>
/// Where it is written what is wanted of a service, a function or the like: the inputs of the step, or its section of a configuration file.
/// Problems are collected, not thrown.
/// </summary>
public interface IWishSource
{
    /// <summary>One value.</summary>
    /// <param name="name">Name of the input, or key in the file.</param>
    /// <param name="parse">Throws <see cref="FormatException"/> saying what is allowed.</param>
    /// <returns>The value, or the default of <typeparamref name="T"/> when it is not given or wrong.</returns>
    T? Value<T>(string name, Func<string, T> parse);

    /// <summary>One of the members of <typeparamref name="T"/> in kebab case.</summary>
    T? Choice<T>(string name)
        where T : struct, Enum;

    /// <summary>Lines, or the entries of a list or a map; those of a file begin with the owner and a slash.</summary>
    /// <param name="name">Name of the input, or key in the file.</param>
    /// <param name="parse">Reads one entry; its problem is told without the entry, which may hold a secret.</param>
    IReadOnlyList<T> List<T>(string name, Func<string, T> parse);

    /// <summary>A piece of JSON or YAML.</summary>
    T? Tree<T>(string name)
        where T : JsonNode;

    /// <summary>An object of JSON or YAML with a form of its own.</summary>
    /// <param name="name">Name of the input, or key in the file.</param>
    /// <param name="parse">Throws <see cref="FormatException"/> saying what is allowed.</param>
    T? Object<T>(string name, Func<JsonObject, T> parse);

    /// <summary>A command, or several by part.</summary>
    IReadOnlyList<ScopedWords> Words(string name);
}
