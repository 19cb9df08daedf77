using System.Text.RegularExpressions;
using Actions.Toolkit;

namespace DetectChanges.Filters;

/// <summary>Filters become outputs: their names must be possible, distinct, and not those of our own outputs.</summary>
internal static partial class FilterNames
{
    /// <summary>The outputs of action.yml: a filter must never replace one.</summary>
    public static readonly IReadOnlyList<string> Reserved =
        ["changes", "any", "matrix", "projects", "selected", "expect", "base", "head", "fallback", "reason", "changed_count", "files-path", "json-path"];

    public static void Check(IEnumerable<YamlValue.Scalar> names, List<YamlProblem> problems, List<YamlProblem> remarks)
    {
        // GitHub compares the names of outputs without case.
        var owners = Reserved.ToDictionary(name => name, name => $"the output '{name}' of this action", StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            CheckForm(name, problems, remarks);
            string[] outputs = [name.Text, name.Text + "_count", name.Text + "_files"];
            var taken = outputs.FirstOrDefault(owners.ContainsKey);
            if (taken == name.Text && owners[taken] == Owner(taken)) problems.Add(new YamlProblem(name.At, $"the filter '{name.Text}' is there twice"));
            else if (taken != null) problems.Add(new YamlProblem(name.At, $"the filter '{name.Text}' would write '{taken}', which is {owners[taken]}; choose another name"));
            foreach (var output in outputs) owners.TryAdd(output, Owner(name.Text));
        }
    }

    private static string Owner(string filter) => $"written by the filter '{filter}'";

    private static void CheckForm(YamlValue.Scalar name, List<YamlProblem> problems, List<YamlProblem> remarks)
    {
        if (Plain().IsMatch(name.Text)) return;
        if (Possible().IsMatch(name.Text))
            remarks.Add(new YamlProblem(name.At, $"the filter name '{name.Text}' can be read only as outputs['{name.Text}']; letters, digits, '_' and '-' are easier"));
        else
            problems.Add(new YamlProblem(name.At, $"'{name.Text}' cannot be a filter name: expected letters, digits, '_' and '-', beginning with a letter or '_'"));
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_-]*\z", RegexOptions.None, 1000)]
    private static partial Regex Plain();

    // Printable ASCII without blank, '=' and '<': those two end a name in the runner's output file.
    [GeneratedRegex(@"\A[!-;>-~]+\z", RegexOptions.None, 1000)]
    private static partial Regex Possible();
}
