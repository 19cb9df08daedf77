namespace Actions.Workflows;

/// <summary>Commands of callers run in one form everywhere.</summary>
internal sealed class CommandForm : IRule
{
    public string Name => "command-form";

    public Severity Severity => Severity.Error;

    public string Catches => "an input named `*-command` that runs in another way than by `bash … -c \"$NAME\"`";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from step in workflow.Steps
        from entry in step.Env
        where Expression.FindAll(workflow.Source, entry.Value).Any(IsCommand)
        let form = $"bash --noprofile --norc -eo pipefail -c \"${entry.Key.Text}\""
        where step.Run?.Text.Trim() != form
        select this.At(workflow, entry.Key, "A command of the caller runs together with something else: an error in its middle is not seen, or the settings of a shell get into it.", $"run: {form}");

    // Whether there is a command is no command.
    private static bool IsCommand(Expression expression) =>
        expression.Root is not ExpressionNode.Operation { Operator: "==" or "!=" or "!" } && expression.References.Any(IsCommand);

    private static bool IsCommand(ExpressionNode.Reference reference) => reference.IsOf("inputs") && reference.Path.Count == 2 && reference.Path[1].EndsWith("-command", StringComparison.Ordinal);
}
