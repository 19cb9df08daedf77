using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>A secret reaches the one step that needs it.</summary>
internal sealed class SecretPlacement : IRule
{
    private const string Fix = "env: { NAME: \"${{ secrets.NAME }}\" }   # of the one step that needs it, and \"$NAME\" in its script";

    public string Name => "secret-placement";

    public Severity Severity => Severity.Error;

    public string Catches => "a secret in a script, in `if`, or in the `env` of a workflow or a job; all secrets at once; several values in one secret";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
    [
        .. Find(workflow, workflow.Yaml.Get("env"), "the 'env' of the workflow: every step of every job sees it"),
        .. workflow.Jobs.SelectMany(job => Find(workflow, job.Yaml.Get("env"), $"the 'env' of the job {job.Title()}: every action in it sees it")),
        .. workflow.Jobs.Select(job => job.If).Concat(workflow.Steps.Select(step => step.If)).OfType<Condition>().SelectMany(condition => In(workflow, condition.Expressions, "an 'if', where GitHub knows no secrets: it refuses the whole file")),
        .. workflow.Steps.SelectMany(step => step.Scripts).SelectMany(script => Find(workflow, script.Text, "a script: it is part of the text the shell runs, and quotes in it end the command")),
        .. Expression.FindAll(workflow.Source, workflow.Yaml).SelectMany(expression => AsAWhole(workflow, expression)),
    ];

    private IEnumerable<Finding> Find(Workflow workflow, YamlValue? yaml, string where) => In(workflow, Expression.FindAll(workflow.Source, yaml), where);

    private IEnumerable<Finding> In(Workflow workflow, IEnumerable<Expression> expressions, string where) =>
        from expression in expressions
        where expression.References.Any(reference => reference.IsOf("secrets"))
        select this.At(workflow, expression, $"A secret stands in {where}.", Fix);

    private IEnumerable<Finding> AsAWhole(Workflow workflow, Expression expression)
    {
        foreach (var call in expression.Nodes.OfType<ExpressionNode.Call>().Where(call => call.Arguments.Any(argument => argument is ExpressionNode.Reference reference && reference.IsOf("secrets"))))
        {
            if (call.Is("toJSON")) yield return this.At(workflow, expression, "All secrets become one text: whoever reads it has them all, and GitHub masks none of them in it.", Fix);
            if (call.Is("fromJSON")) yield return this.At(workflow, expression, "A secret holds several values: GitHub masks the whole and none of its parts, so that they can show in the log.", "One secret for each value.");
        }
    }
}
