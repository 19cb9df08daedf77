namespace Actions.Workflows;

/// <summary>A name is one of a list, not a part of a text.</summary>
internal sealed class StringContains : IRule
{
    public string Name => "string-contains";

    public Severity Severity => Severity.Error;

    public string Catches => "`contains` of a text where one of several names is meant";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        var conditions = workflow.Jobs.Select(job => job.If).Concat(workflow.Steps.Select(step => step.If)).OfType<Condition>().SelectMany(condition => condition.Expressions);
        return from expression in Expression.FindAll(workflow.Source, workflow.Yaml).Concat(conditions).Distinct()
               from call in expression.Nodes.OfType<ExpressionNode.Call>()
               where call.Is("contains") && call.Arguments is [ExpressionNode.Literal { IsText: true }, ExpressionNode.Reference]
               let list = ((ExpressionNode.Literal)call.Arguments[0]).Text
               let value = ((ExpressionNode.Reference)call.Arguments[1]).Text
               select this.At(workflow, expression, $"This asks whether '{value}' is any part of the text '{list}': the empty text is, and so is every piece of a name in it.", $"contains(fromJSON('[\"{string.Join("\",\"", list.Split((char[])[' ', ','], StringSplitOptions.RemoveEmptyEntries))}\"]'), {value})");
    }
}
