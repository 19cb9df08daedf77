namespace Actions.Workflows;

/// <summary>Expressions are expressions.</summary>
internal sealed class ExpressionSyntax : IRule
{
    public string Name => "expression-syntax";

    public Severity Severity => Severity.Error;

    public string Catches => "an expression that GitHub cannot read";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        var conditions = workflow.Jobs.Select(job => job.If).Concat(workflow.Steps.Select(step => step.If)).OfType<Condition>().SelectMany(condition => condition.Expressions);
        return from expression in Expression.FindAll(workflow.Source, workflow.Yaml).Concat(conditions)
               where expression.Problem is not null
               select this.At(workflow, expression, $"'{expression.Text}' is not an expression: {expression.Problem}. GitHub refuses the whole file.", "See https://docs.github.com/en/actions/reference/workflows-and-actions/expressions");
    }
}
