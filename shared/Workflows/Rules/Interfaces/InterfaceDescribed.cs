using System.Text.RegularExpressions;
using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>Callers see what a workflow takes and gives.</summary>
internal sealed partial class InterfaceDescribed : IRule
{
    private static readonly string[] AlwaysGiven = ["result", "summary-json"];

    public string Name => "interface-described";

    public Severity Severity => Severity.Error;

    public string Catches => "an input or output of a reusable workflow without type, description or default, or with a name that is not lower-case words with hyphens";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        if (!workflow.IsReusable) return [];
        var all = workflow.Interface.Inputs.SelectMany(input => Input(workflow, input)).Concat(workflow.Interface.Outputs.SelectMany(output => Described(workflow, output, "output")));
        return context.Facts.IsStrict ? all.Concat(Missing(workflow)) : all;
    }

    private IEnumerable<Finding> Input(Workflow workflow, Declaration input)
    {
        if (input.Type is null)
            yield return this.At(workflow, input.Key, $"The input '{input.Name}' has no type: GitHub refuses the file.", "type: string");
        if (input is { IsRequired: false, HasDefault: false })
            yield return this.At(workflow, input.Key, $"Nothing says what counts when '{input.Name}' is not given.", "default: ''   # or 'required: true'");
        foreach (var finding in Described(workflow, input, "input")) yield return finding;
    }

    private IEnumerable<Finding> Described(Workflow workflow, Declaration declaration, string what)
    {
        if (declaration.Description is null)
            yield return this.At(workflow, declaration.Key, $"Nothing says what the {what} '{declaration.Name}' is.", "description: …");
        if (!KebabCase().IsMatch(declaration.Name))
            yield return this.At(workflow, declaration.Key, $"The {what} '{declaration.Name}' is spelled otherwise than its neighbours: callers have to look it up.", $"{declaration.Name.Replace('_', '-').ToLowerInvariant()}: …");
    }

    private IEnumerable<Finding> Missing(Workflow workflow) =>
        from name in AlwaysGiven
        where workflow.Interface.Outputs.All(output => output.Name != name)
        select this.At(workflow, workflow.Find("workflow_call")!.Key, $"The workflow has no output '{name}', which callers find everywhere else.", $"outputs: {{ {name}: {{ description: …, value: … }} }}");

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KebabCase();
}
