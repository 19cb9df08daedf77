using Actions.Toolkit;

namespace DetectChanges.Targets.Sources.Workflows;

/// <summary>The combinations of a job's matrix, as far as they are written down in the workflow.</summary>
internal static class WorkflowMatrix
{
    private const int MostCombinations = 256;

    /// <summary>No matrix: one combination of nothing.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> None { get; } = [new Dictionary<string, string>()];

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Of(YamlValue? matrix)
    {
        List<Dictionary<string, string>> combinations = [[]];
        foreach (var (key, values) in matrix.Entries().Where(entry => entry.Key.Text is not ("include" or "exclude")))
        {
            var choices = values.Items().SelectMany(value => Choices(key.Text, value)).ToList();
            if (choices.Count == 0 || combinations.Count * choices.Count > MostCombinations) continue;
            combinations = [.. combinations.SelectMany(known => choices.Select(choice => known.Concat(choice).DistinctBy(pair => pair.Key).ToDictionary(StringComparer.Ordinal)))];
        }

        var included = matrix.Get("include").Items().Select(item => Texts(item, ""));
        var all = combinations.Where(combination => combination.Count > 0).Concat(included).ToList();
        return all.Count > 0 ? all : None;
    }

    /// <summary>Puts in what is known; expressions that are not stay.</summary>
    public static string Replace(string text, IReadOnlyDictionary<string, string> values)
    {
        text = WorkflowExpressions.Compact(text);
        foreach (var (key, value) in values)
        {
            text = text.Replace($"${{{{matrix.{key}}}}}", value, StringComparison.Ordinal);
        }

        return text;
    }

    // A value may be a mapping: "matrix.app.folder".
    private static IEnumerable<Dictionary<string, string>> Choices(string key, YamlValue value)
    {
        if (value.Text() is { } text) return [new Dictionary<string, string>(StringComparer.Ordinal) { [key] = text }];
        var inner = Texts(value, key + ".");
        return inner.Count > 0 ? [inner] : [];
    }

    private static Dictionary<string, string> Texts(YamlValue mapping, string prefix) => mapping.Entries()
        .Where(entry => entry.Value.Text() != null)
        .DistinctBy(entry => entry.Key.Text)
        .ToDictionary(entry => prefix + entry.Key.Text, entry => entry.Value.Text()!, StringComparer.Ordinal);
}
