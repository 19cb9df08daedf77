namespace Actions.Toolkit;

/// <summary>A configuration file: below one key (<c>services</c>) a section for each owner, with the inputs of the action as keys.</summary>
/// <typeparam name="T">What is wanted of one owner.</typeparam>
/// <param name="key">The key: plural of the noun.</param>
/// <param name="noun">What an owner is: <c>service</c>.</param>
/// <param name="read">Reads one section. An empty one is a wish for nothing.</param>
public sealed class ConfigFile<T>(string key, string noun, Func<IWishSource, T> read)
{
    /// <summary>Reads a file of the workspace.</summary>
    /// <returns>The wishes by name of the owner, in the order of the file.</returns>
    /// <exception cref="FormatException">Something is wrong; the message holds every problem with its line.</exception>
    public IReadOnlyDictionary<string, T> Read(RunnerContext runner, string path)
    {
        var file = WorkspacePath.Resolve(runner, path);
        if (!File.Exists(file.FullPath))
            throw new FormatException("there is no such file in the workspace. Is the repository checked out?");
        return Parse(File.ReadAllText(file.FullPath));
    }

    /// <inheritdoc cref="Read"/>
    public IReadOnlyDictionary<string, T> Parse(string yaml)
    {
        var problems = new List<YamlProblem>();
        var wishes = new OrderedDictionary<string, T>(StringComparer.Ordinal);
        var root = YamlTree.Read(yaml);
        if (root.Get(key) is not YamlValue.Mapping { Entries.Count: > 0 } owners)
            throw new FormatException($"expected '{key}:' with a section for each {noun}");

        // Keys that begin with x- are for anchors, as in Compose files.
        foreach (var (other, _) in root.Entries().Where(entry => entry.Key.Text != key && !entry.Key.Text.StartsWith("x-", StringComparison.Ordinal)))
            problems.Add(new YamlProblem(other.At, $"'{other.Text}' is not allowed here; allowed are '{key}' and keys that begin with 'x-'"));
        foreach (var (name, value) in owners.Entries)
            wishes[name.Text] = ReadOwner(name, value, problems);
        return problems.Count == 0 ? wishes : throw new FormatException(string.Join("; ", problems.OrderBy(problem => problem.Line)));
    }

    private T ReadOwner(YamlValue.Scalar name, YamlValue value, List<YamlProblem> problems)
    {
        if (value is not (YamlValue.Mapping or YamlValue.Scalar { IsPlain: true, Text: "" or "~" or "null" }))
            problems.Add(new YamlProblem(value.At, $"expected a section with keys for the {noun} '{name.Text}'"));
        var source = new ConfigSource(noun, name.Text, value as YamlValue.Mapping ?? YamlValue.Mapping.Empty(value.At), problems);
        var wish = read(source);
        source.RefuseOthers();
        return wish;
    }
}
