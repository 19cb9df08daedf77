namespace Actions.Toolkit;

/// <summary>One mapping of a configuration file. Its keys are asked for by name; every key that nobody asked for is a problem with its place.</summary>
/// <param name="mapping">The mapping.</param>
/// <param name="what">What it describes, for messages: <c>a step</c>.</param>
/// <param name="problems">Gets what is wrong.</param>
public sealed class YamlSection(YamlValue.Mapping mapping, string what, ICollection<YamlProblem> problems)
{
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    /// <summary>Where it begins, from 1.</summary>
    public long Line => mapping.At.Line;

    /// <summary>Whether a key stands in it.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>Whether a key stands in it and holds nothing, as with a variable that is not set.</summary>
    public bool IsBlank(string key) => !Has(key) && mapping.Get(key) is not null;

    /// <summary>The value of a key as it stands; null when it is not there or holds nothing.</summary>
    public YamlValue? Find(string key)
    {
        read.Add(key);
        return mapping.Get(key) is { } value && value is not YamlValue.Scalar { IsPlain: true, Text: "" or "~" or "null" } ? value : null;
    }

    /// <summary>The text of a key, read by <paramref name="parse"/>.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="parse">Reads the trimmed text; throws <see cref="FormatException"/> saying what is allowed.</param>
    /// <returns>The value, or the default of <typeparamref name="T"/> when it is not there or wrong.</returns>
    public T? Value<T>(string key, Func<string, T> parse) => Find(key) is { } value ? Try(value, () => parse(TextOf(value).Trim())) : default;

    /// <summary>Like <see cref="Value"/>; a key that is not there is a problem.</summary>
    public T? Required<T>(string key, Func<string, T> parse)
    {
        if (!Has(key)) Problem($"'{key}' is missing in {what}");
        return Value(key, parse);
    }

    /// <summary>The items of a list of texts, or the lines of one text, each read by <paramref name="parse"/>.</summary>
    public IReadOnlyList<T> List<T>(string key, Func<string, T> parse)
    {
        var parsed = new List<T>();
        foreach (var (at, text) in Lines(Find(key)))
        {
            _ = Try(at, () =>
            {
                parsed.Add(parse(text));
                return true;
            });
        }

        return parsed;
    }

    /// <summary>The entries of a mapping of texts, each read by <paramref name="parse"/> from its key and its text.</summary>
    public IReadOnlyList<T> Map<T>(string key, Func<string, string, T> parse)
    {
        ArgumentNullException.ThrowIfNull(parse);
        var parsed = new List<T>();
        foreach (var (name, value) in Entries(key))
        {
            _ = Try(value, () =>
            {
                parsed.Add(parse(name.Text, TextOf(value)));
                return true;
            });
        }

        return parsed;
    }

    /// <summary>The entries of a mapping; anything else is a problem.</summary>
    public IReadOnlyList<(YamlValue.Scalar Key, YamlValue Value)> Entries(string key)
    {
        var value = Find(key);
        if (value is not (null or YamlValue.Mapping)) Problem(value, "expected a mapping");
        return value.Entries();
    }

    /// <summary>The section below a key; null when there is none.</summary>
    public YamlSection? Section(string key, string name) => Find(key) is { } value ? Of(value, name) : null;

    /// <summary>The sections of a list; anything else in it is a problem.</summary>
    public IReadOnlyList<YamlSection> Sections(string key, string name)
    {
        var value = Find(key);
        if (value is not (null or YamlValue.Sequence)) Problem(value, "expected a list");
        return [.. value.Items().Select(item => Of(item, name)).OfType<YamlSection>()];
    }

    /// <summary>A value as a section of the same document; null and a problem when it is none.</summary>
    public YamlSection? Of(YamlValue value, string name)
    {
        if (value is YamlValue.Mapping inner) return new YamlSection(inner, name, problems);
        Problem(value, $"expected {name}, as a mapping");
        return null;
    }

    /// <summary>Reads something that stands at <paramref name="at"/>; a <see cref="FormatException"/> is a problem there.</summary>
    public T? Try<T>(YamlValue at, Func<T> parse)
    {
        ArgumentNullException.ThrowIfNull(parse);
        try
        {
            return parse();
        }
        catch (FormatException problem)
        {
            Problem(at, problem.Message);
            return default;
        }
    }

    /// <summary>Records a problem of the whole section.</summary>
    public void Problem(string message) => Problem(mapping, message);

    /// <summary>Records a problem.</summary>
    public void Problem(YamlValue at, string message)
    {
        ArgumentNullException.ThrowIfNull(at);
        problems.Add(new YamlProblem(at.At, message));
    }

    /// <summary>Every key nobody asked for is a problem, and so is one that stands twice.</summary>
    public void RefuseOthers()
    {
        foreach (var (key, _) in mapping.Entries.Where(entry => !read.Contains(entry.Key.Text)))
            Problem(key, $"'{key.Text}' is not allowed in {what}{Hint(key.Text)}; allowed are {string.Join(", ", read)}");
        foreach (var (key, _) in mapping.Entries.GroupBy(entry => entry.Key.Text).SelectMany(same => same.Skip(1)))
            Problem(key, $"'{key.Text}' stands twice in {what}");
    }

    private string Hint(string key) => NearestName.Of(key, read) is { } nearest ? $" (did you mean '{nearest}'?)" : "";

    private static string TextOf(YamlValue value) => (value as YamlValue.Scalar)?.Text ?? throw new FormatException("expected a text");

    private IEnumerable<(YamlValue At, string Text)> Lines(YamlValue? value)
    {
        if (value is YamlValue.Scalar lines) return lines.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => (value, line));
        if (value is YamlValue.Mapping) Problem(value, "expected a list of texts");
        return value.Items().Select(item => (item, Text: Try(item, () => TextOf(item).Trim()))).Where(item => item.Text is not null)!;
    }
}
