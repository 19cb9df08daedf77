using System.Text.RegularExpressions;

namespace Actions.Workflows;

/// <summary>A command that starts a workflow gives what the workflow takes.</summary>
internal sealed partial class DispatchInputs : IRule
{
    public string Name => "dispatch-inputs";

    public Severity Severity => Severity.Error;

    public string Catches => "`gh workflow run` of a workflow that it cannot start, or with an input that it does not have";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from line in workflow.Source.Lines.Index()
        let command = Command().Match(line.Item)
        where command.Success
        let started = context.FindWorkflow(command.Groups["file"].Value)
        where started is not null
        from problem in Problems(command, started)
        select this.At(workflow, line.Index + 1, command.Index + 1, problem.Message, problem.Fix);

    private static IEnumerable<(string Message, string Fix)> Problems(Match command, Workflow started)
    {
        if (started.Find("workflow_dispatch") is not { } trigger) return [($"'{started.Path}' has no 'on: workflow_dispatch': GitHub refuses to start it.", "on: { workflow_dispatch: {} }")];
        return from input in command.Groups["input"].Captures
               where trigger.Inputs.All(declared => declared.Name != input.Value)
               select ($"'{started.Path}' has no input '{input.Value}': GitHub refuses to start it.", $"on: {{ workflow_dispatch: {{ inputs: {{ {input.Value}: {{ description: …, type: string }} }} }} }}");
    }

    [GeneratedRegex(@"\bgh\s+workflow\s+run\s+[""']?(?<file>[\w./-]+\.ya?ml)[""']?(\s+(-f|--raw-field|-F|--field)[ =][""']?(?<input>[\w-]+)=\S*|\s+(--ref|-r|-R|--repo)[ =]\S+)*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Command();
}
