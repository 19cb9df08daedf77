using System.Text.Json.Nodes;

namespace Actions.Toolkit;

/// <summary>Wishes for one owner as its section of a configuration file says them, under the names of the inputs.</summary>
/// <param name="noun">What the owner is: <c>service</c>.</param>
/// <param name="owner">Name of the owner.</param>
/// <param name="section">Its section.</param>
/// <param name="problems">Gets what is wrong, with the line.</param>
public sealed class ConfigSource(string noun, string owner, YamlValue.Mapping section, ICollection<YamlProblem> problems) : IWishSource
{
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public T? Value<T>(string name, Func<string, T> parse)
    {
        if (Find(name) is not { } value)
            return default;
        return Try(value, () => parse(TextOf(value)));
    }

    /// <inheritdoc/>
    public T? Choice<T>(string name)
        where T : struct, Enum => Value<T?>(name, text => ChoiceText.Parse<T>(text));

    /// <inheritdoc/>
    public IReadOnlyList<T> List<T>(string name, Func<string, T> parse)
    {
        var parsed = new List<T>();
        foreach (var (at, entry) in EntriesOf(Find(name)))
            _ = Try(at, () => Added(parsed, parse($"{owner}/{entry}")));
        return parsed;
    }

    /// <inheritdoc/>
    public T? Tree<T>(string name)
        where T : JsonNode => Find(name) is { } value ? Try(value, () => YamlTree.As<T>(value)) : null;

    /// <inheritdoc/>
    public T? Object<T>(string name, Func<JsonObject, T> parse) => Find(name) is { } value ? Try(value, () => parse(YamlTree.As<JsonObject>(value))) : default;

    /// <inheritdoc/>
    public IReadOnlyList<ScopedWords> Words(string name)
    {
        if (Find(name) is not { } value)
            return [];
        if (value is not YamlValue.Mapping byContainer)
            return Try(value, () => WordsOf(value)) is { } words ? [new ScopedWords(owner, null, words)] : [];
        var several = new List<ScopedWords>();
        foreach (var (container, words) in byContainer.Entries)
            _ = Try(words, () => Added(several, new ScopedWords(owner, container.Text, WordsOf(words))));
        return several;
    }

    /// <summary>Every key nobody asked for is a problem.</summary>
    public void RefuseOthers()
    {
        foreach (var (key, _) in section.Entries.Where(entry => !read.Contains(entry.Key.Text)))
            problems.Add(new YamlProblem(key.At, $"'{key.Text}' is not allowed for a {noun}{Hint(key.Text)}; allowed are {string.Join(", ", read)}"));
    }

    private string Hint(string key) => NearestName.Of(key, read) is { } nearest ? $" (did you mean '{nearest}'?)" : "";

    private YamlValue? Find(string name)
    {
        read.Add(name);
        return section.Get(name);
    }

    private T? Try<T>(YamlValue at, Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (FormatException problem)
        {
            problems.Add(new YamlProblem(at.At, problem.Message));
            return default;
        }
    }

    private static bool Added<T>(List<T> list, T item)
    {
        list.Add(item);
        return true;
    }

    private static string TextOf(YamlValue value) => (value as YamlValue.Scalar)?.Text.Trim() ?? throw new FormatException("expected a text");

    private static IReadOnlyList<string> WordsOf(YamlValue value) => value switch
    {
        YamlValue.Sequence list => [.. list.Items.Select(item => (item as YamlValue.Scalar)?.Text ?? throw new FormatException("expected a list of texts"))],
        YamlValue.Scalar text => CommandText.Parse(text.Text.Trim()),
        _ => throw new FormatException("expected a list of texts, or one text"),
    };

    // A mapping sets by name, a list has one entry each, a text is written like the input.
    private IEnumerable<(YamlValue At, string Entry)> EntriesOf(YamlValue? value)
    {
        switch (value)
        {
            case YamlValue.Mapping mapping:
                foreach (var (key, entry) in mapping.Entries)
                {
                    if (Try(entry, () => (entry as YamlValue.Scalar)?.Text ?? throw new FormatException($"expected a text for '{key.Text}'")) is { } text)
                        yield return (entry, $"{key.Text}={text}");
                }
                break;
            case YamlValue.Sequence list:
                foreach (var item in list.Items)
                {
                    if (Try(item, () => TextOf(item)) is { } text)
                        yield return (item, text);
                }
                break;
            case YamlValue.Scalar lines:
                foreach (var line in lines.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    yield return (lines, line);
                break;
        }
    }
}
