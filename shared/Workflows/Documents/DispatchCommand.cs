using System.Text.RegularExpressions;

namespace Actions.Workflows;

/// <summary>A command that starts a workflow: <c>gh workflow run deploy.yml -f environment=staging</c>.</summary>
/// <param name="Column">Where it begins in its line, from 1.</param>
/// <param name="File">The workflow it names.</param>
/// <param name="Inputs">Names of the inputs it gives.</param>
internal sealed partial record DispatchCommand(int Column, string File, IReadOnlyList<string> Inputs)
{
    /// <summary>The first one in a line; null when there is none.</summary>
    public static DispatchCommand? Find(string line) => Command().Match(line) is { Success: true } match
        ? new DispatchCommand(match.Index + 1, match.Groups["file"].Value, [.. match.Groups["input"].Captures.Select(input => input.Value)])
        : null;

    /// <summary>Why the workflow cannot be started by it.</summary>
    public IEnumerable<(string Message, string Fix)> Problems(Workflow started)
    {
        if (started.Find("workflow_dispatch") is not { } trigger) return [($"'{started.Path}' has no 'on: workflow_dispatch': GitHub refuses to start it.", "on: { workflow_dispatch: {} }")];
        return Inputs.Where(input => trigger.Inputs.All(declared => declared.Name != input))
            .Select(input => ($"'{started.Path}' has no input '{input}': GitHub refuses to start it.", $"on: {{ workflow_dispatch: {{ inputs: {{ {input}: {{ description: …, type: string }} }} }} }}"));
    }

    [GeneratedRegex(@"\bgh\s+workflow\s+run\s+[""']?(?<file>[\w./-]+\.ya?ml)[""']?(\s+(-f|--raw-field|-F|--field)[ =][""']?(?<input>[\w-]+)=\S*|\s+(--ref|-r|-R|--repo)[ =]\S+)*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Command();
}
