using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>Descriptions are prose.</summary>
internal sealed class ExpressionInDescription : IRule
{
    public string Name => "expression-in-description";

    public Severity Severity => Severity.Error;

    public string Catches => "`${{ }}` in the description of an input, a secret or an output";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from declaration in All(workflow)
        from expression in Expression.FindAll(workflow.Source, declaration.Yaml.Get("description"))
        select this.At(workflow, expression, $"GitHub reads '{expression.Text}' as an expression here too, where it knows no context: it does not load the {(workflow.IsAction ? "action" : "workflow")}.", $"`{expression.Text}`, without the braces");

    private static IEnumerable<Declaration> All(Workflow workflow) => workflow.IsAction
        ? [.. Declaration.ReadAll(workflow.Yaml.Get("inputs")), .. Declaration.ReadAll(workflow.Yaml.Get("outputs"))]
        : [.. workflow.Triggers.SelectMany(trigger => trigger.Inputs), .. workflow.Interface.Secrets, .. workflow.Interface.Outputs];
}
