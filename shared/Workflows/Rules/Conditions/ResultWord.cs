namespace Actions.Workflows;

/// <summary>Results are compared with words that results can be.</summary>
internal sealed class ResultWord : IRule
{
    private static readonly string[] Words = ["success", "failure", "cancelled", "skipped"];

    public string Name => "result-word";

    public Severity Severity => Severity.Error;

    public string Catches => "a result compared with a word that no result ever is";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        var conditions = workflow.Jobs.Select(job => job.If).Concat(workflow.Steps.Select(step => step.If)).OfType<Condition>().SelectMany(condition => condition.Expressions);
        return from expression in Expression.FindAll(workflow.Source, workflow.Yaml).Concat(conditions).Distinct()
               from word in Compared(expression)
               where !Words.Contains(word, StringComparer.OrdinalIgnoreCase)
               select this.At(workflow, expression, $"No result is ever '{word}': the comparison has always the same answer.", $"One of {string.Join(", ", Words)}; of them '{Actions.Toolkit.NearestName.Of(word, Words) ?? "failure"}' is nearest.");
    }

    private static IEnumerable<string> Compared(Expression expression)
    {
        foreach (var node in expression.Nodes)
        {
            IReadOnlyList<ExpressionNode> pair = node switch
            {
                ExpressionNode.Operation { Operator: "==" or "!=" } operation => operation.Operands,
                ExpressionNode.Call call when call.Is("contains") => call.Arguments,
                _ => [],
            };
            if (!pair.Any(IsResult)) continue;
            foreach (var word in pair.OfType<ExpressionNode.Literal>().Where(literal => literal.IsText)) yield return word.Text;
        }
    }

    private static bool IsResult(ExpressionNode node) => node is ExpressionNode.Reference { Path: ["needs" or "jobs", _, "result"] or ["steps", _, "outcome" or "conclusion"] or ["job", "status"] };
}
