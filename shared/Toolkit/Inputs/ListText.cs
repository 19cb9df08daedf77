namespace Actions.Toolkit;

/// <summary>A list as text: one entry a line, or a YAML list, whose entries may have several lines.</summary>
public static class ListText
{
    /// <summary>Reads every entry; what is wrong is told with its line and without the entry, which may hold a secret.</summary>
    /// <param name="text">The list.</param>
    /// <param name="parse">Reads one entry; throws <see cref="FormatException"/> saying what is allowed.</param>
    /// <exception cref="FormatException">Entries are wrong; the message holds all of them.</exception>
    public static IReadOnlyList<T> Parse<T>(string text, Func<string, T> parse)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(parse);
        var parsed = new List<T>();
        var problems = new List<string>();
        foreach (var (index, entry) in Entries(text).Index())
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

    // No line that sets something begins with "- ".
    private static IEnumerable<string> Entries(string text) => text.StartsWith("- ", StringComparison.Ordinal)
        ? YamlTree.Read(text).Items().Select(item => (item as YamlValue.Scalar)?.Text ?? throw new FormatException($"line {item.At.Line}: expected a text"))
        : text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
