namespace Actions.Workflows;

/// <summary>A command that starts a workflow gives what the workflow takes.</summary>
internal sealed class DispatchInputs : IRule
{
    public string Name => "dispatch-inputs";

    public Severity Severity => Severity.Error;

    public string Catches => "`gh workflow run` of a workflow that it cannot start, or with an input that it does not have";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from line in workflow.Source.Lines.Index()
        let command = DispatchCommand.Find(line.Item)
        where command is not null
        let started = context.FindWorkflow(command.File)
        where started is not null
        from problem in command.Problems(started)
        select this.At(workflow, line.Index + 1, command.Column, problem.Message, problem.Fix);
}
