using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>A condition can be true and false.</summary>
internal sealed class ConditionForm : IRule
{
    public string Name => "condition-form";

    public Severity Severity => Severity.Error;

    public string Catches => "a condition that is always the same: a constant, text around `${{ }}`, a block with a line break at its end";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from condition in workflow.Jobs.Select(job => job.If).Concat(workflow.Steps.Select(step => step.If))
        where condition is not null
        let problem = Problem(workflow, condition, context.Facts)
        where problem is not null
        select this.At(workflow, condition.Yaml, problem, $"if: {Plain(condition.Yaml)}");

    private static string? Problem(Workflow workflow, Condition condition, Facts facts)
    {
        if (condition.HasTextAround) return "Text stands outside of '${{ }}': the whole is a text, and a text that is not empty is always true.";
        if (condition.Yaml.Text.EndsWith('\n') && condition.HasBraces) return "A block ends with a line break: behind '${{ }}' that makes it a text, which is always true.";
        if (facts.IsStrict && workflow.Source.IsBlock(condition.Yaml)) return "A block needs one mark too few, or a line break too many, to be always true; what fits in a line stands in a line.";
        return condition.Expressions.Any(expression => expression.Root is not null && !expression.Nodes.Any(node => node is ExpressionNode.Reference or ExpressionNode.Call))
            ? $"'{condition.Yaml.Text.Trim()}' is always the same: what stands below runs always, or never."
            : null;
    }

    private static string Plain(YamlValue.Scalar condition) =>
        string.Join(' ', condition.Text.Replace("${{", "", StringComparison.Ordinal).Replace("}}", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
