using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>A condition asks for branches and tags that can start the workflow.</summary>
internal sealed class UnreachableRef : IRule
{
    private static readonly string[] Decided = ["push", "pull_request", "schedule"];

    public string Name => "unreachable-ref";

    public Severity Severity => Severity.Error;

    public string Catches => "a condition on a branch or a tag that never starts the workflow";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        var push = workflow.Find("push");
        if (push is null) return [];
        return from condition in workflow.Jobs.Select(job => job.If).Concat(workflow.Steps.Select(step => step.If))
               where condition is not null && (workflow.Triggers.All(trigger => Decided.Contains(trigger.Name, StringComparer.Ordinal)) || IsForPush(condition))
               from name in Asked(condition)
               where !Starts(push, name)
               select this.At(workflow, condition.Yaml, $"'{name}' never starts this workflow (see 'on: push'): what stands below never runs.", name.StartsWith("refs/tags/", StringComparison.Ordinal) ? "on: { push: { tags: ['v*'] } }" : $"on: {{ push: {{ branches: [{name["refs/heads/".Length..]}] }} }}");
    }

    private static bool IsForPush(Condition condition) => condition.Expressions.Any(expression => expression.Root is ExpressionNode.Operation { Operator: "&&" } both && both.All.OfType<ExpressionNode.Operation>()
        .Any(operation => operation is { Operator: "==", Operands: [ExpressionNode.Reference { Text: "github.event_name" }, ExpressionNode.Literal { Text: "push" }] }));

    private static IEnumerable<string> Asked(Condition condition) => condition.Nodes.Select(node => node switch
    {
        ExpressionNode.Operation { Operator: "==", Operands: [ExpressionNode.Reference { Text: "github.ref" }, ExpressionNode.Literal word] } => word.Text,
        ExpressionNode.Operation { Operator: "==", Operands: [ExpressionNode.Reference { Text: "github.ref_name" }, ExpressionNode.Literal word] } => $"refs/heads/{word.Text}",
        ExpressionNode.Call { Arguments: [ExpressionNode.Reference { Text: "github.ref" }, ExpressionNode.Literal word] } call when call.Is("startsWith") && word.Text.StartsWith("refs/tags/", StringComparison.Ordinal) => word.Text,
        _ => null,
    }).OfType<string>().Where(name => name.StartsWith("refs/heads/", StringComparison.Ordinal) || name.StartsWith("refs/tags/", StringComparison.Ordinal));

    private static bool Starts(Trigger push, string name)
    {
        var isTag = name.StartsWith("refs/tags/", StringComparison.Ordinal);
        var own = push.Patterns(isTag ? "tags" : "branches");
        if (own is null) return push.Patterns(isTag ? "branches" : "tags") is null || push.Patterns(isTag ? "tags-ignore" : "branches-ignore") is not null;
        return isTag || own.Any(pattern => Matches(pattern, name["refs/heads/".Length..]));
    }
    private static bool Matches(string pattern, string branch)
    {
        try
        {
            return Glob.Parse(pattern).Matches(branch);
        }
        catch (FormatException)
        {
            return true;   // a pattern of a kind that is not known here may match anything
        }
    }
}
