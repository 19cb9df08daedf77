using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Actions.Toolkit;

namespace DetectChanges.Selecting;

/// <summary>Reads one entry of the list.</summary>
/// <param name="filters">The names that <c>when</c> may hold; <see langword="null"/> when they are not known.</param>
/// <param name="mostCombinations">How many entries a matrix may make.</param>
/// <param name="problems">Gets what is wrong.</param>
internal sealed partial class SelectEntryReader(IReadOnlyList<string>? filters, int mostCombinations, List<YamlProblem> problems)
{
    private static readonly string[] OwnKeys = ["name", "when", "stage", "matrix"];

    /// <summary>The entry, once for each combination of its matrix; none when something is wrong with it.</summary>
    /// <param name="item">The entry as it stands.</param>
    /// <param name="number">Its place in the list, from 1.</param>
    public IReadOnlyList<SelectEntry> Read(YamlValue item, int number)
    {
        var before = problems.Count;
        if (item is not YamlValue.Mapping mapping)
        {
            Problem(item, $"entry {number}: expected a mapping with a 'name'");
            return [];
        }

        var label = mapping.Get("name").Text() is { Length: > 0 } known ? $"the entry '{known}'" : $"entry {number}";
        var section = new YamlSection(mapping, label, problems);
        CheckKeys(mapping, label);
        var name = section.Required("name", text => Matching(text, Name(), $"{label}: expected a name of letters, digits, '.', '_' and '-'"));
        var stage = section.Value("stage", text => Matching(text, Stage(), $"{label}: expected a stage of letters, digits, '_' and '-', beginning with a letter or '_'"));
        var when = When(section, mapping, label);
        var combinations = section.Find("matrix") is { } matrix ? new MatrixReader(label, mostCombinations, problems).Read(matrix) : null;
        if (problems.Count > before) return [];
        var rest = YamlTree.As<JsonObject>(mapping with { Entries = [.. mapping.Entries.Where(entry => !OwnKeys.Contains(entry.Key.Text))] });
        return combinations is null
            ? [new SelectEntry(name!, stage ?? SelectEntry.DefaultStage, when, null, rest)]
            : [.. combinations.Select(one => new SelectEntry($"{name} ({one.Label})", stage ?? SelectEntry.DefaultStage, when, one.Values, rest))];
    }

    private IReadOnlyList<string> When(YamlSection section, YamlValue.Mapping mapping, string label)
    {
        if (section.Find("when") is YamlValue.Mapping wrong)
        {
            Problem(wrong, $"{label}: 'when' must be the name of a filter or a list of names");
            return [];
        }

        var names = section.List("when", text => Known(text, label));
        // Nothing written would mean always, which is the opposite of what an empty list of filters says.
        if (mapping.Get("when") is { } when && when.Items().Count == 0 && string.IsNullOrWhiteSpace(when.Text()))
            Problem(when, $"{label}: 'when' names no filter; leave it out for an entry that is always chosen");
        return names;
    }

    private string Known(string filter, string label)
    {
        if (filters?.Contains(filter) != false) return filter;
        var nearest = NearestName.Of(filter, filters) is { } name ? $"did you mean '{name}'?" : $"there are {string.Join(", ", filters)}";
        throw new FormatException($"{label}: there is no filter '{filter}'; {nearest}");
    }

    private void CheckKeys(YamlValue.Mapping mapping, string label)
    {
        foreach (var (key, value) in mapping.Entries)
        {
            // Expressions of GitHub do not tell upper from lower case: such a key could be read as ours.
            if (OwnKeys.FirstOrDefault(own => own != key.Text && own.Equals(key.Text, StringComparison.OrdinalIgnoreCase)) is { } meant)
                Problem(key, $"{label}: write '{meant}' instead of '{key.Text}'");
            if (key.Text is "stage" or "matrix" && value is YamlValue.Scalar && value.Text() is null or "")
                Problem(key, $"{label}: '{key.Text}' holds nothing; leave it out");
        }

        foreach (var (key, _) in mapping.Entries.GroupBy(entry => entry.Key.Text, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
            Problem(key, $"{label}: '{key.Text}' stands twice");
    }

    private void Problem(YamlValue at, string message) => problems.Add(new YamlProblem(at.At, message));

    private static string Matching(string text, Regex form, string message) => form.IsMatch(text) ? text : throw new FormatException($"{message}, found '{text}'");

    [GeneratedRegex(@"\A[A-Za-z0-9._-]+\z", RegexOptions.None, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_-]*\z", RegexOptions.None, 1000)]
    private static partial Regex Stage();
}
