namespace Actions.Workflows;

/// <summary>One name has one meaning in every workflow.</summary>
internal sealed class CommonName : IRule
{
    public string Name => "common-name";

    public Severity Severity => Severity.Error;

    public string Catches => "an input of a reusable workflow whose name means something else in the others";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from input in workflow.Interface.Inputs
        let common = context.Facts.CommonInputs.GetValueOrDefault(input.Name)
        where common is not null
        from problem in Problems(input, common)
        select this.At(workflow, input.Key, problem.Message, problem.Fix);

    private static IEnumerable<(string Message, string Fix)> Problems(Declaration input, CommonInput common)
    {
        if (input.Type is { } type && type != common.Type)
            yield return ($"'{input.Name}' is a {type} here and a {common.Type} in every other workflow: callers give the wrong one.", $"type: {common.Type}   # or another name");
        if (common.Default is { } wanted && !input.IsRequired && input.HasDefault && input.Default != wanted)
            yield return ($"Without '{input.Name}' this workflow takes '{input.Default}', and every other '{wanted}'.", $"default: {(wanted.Length == 0 ? "''" : wanted)}");
    }
}
