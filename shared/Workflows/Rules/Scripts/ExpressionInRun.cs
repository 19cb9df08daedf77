using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>Data reaches a script as data.</summary>
internal sealed class ExpressionInRun : IRule
{
    public string Name => "expression-in-run";

    public Severity Severity => Severity.Error;

    public string Catches => "an expression in `run`, `script` or `shell`: its value becomes part of the program";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from step in workflow.Steps
        from script in step.Scripts.Concat(YamlKeys.ScalarOf(step.Yaml, "shell") is { } shell ? [("shell", shell)] : [])
        from expression in Expression.FindAll(workflow.Source, script.Item2)
        where !IsSafe(step, expression, context.Facts)
        select this.At(workflow, expression, $"The value of '{expression.Text}' becomes part of the program: one that holds quotes, $(…) or a line break runs as a command, with everything the job may do.", Fix(script.Item1, expression));

    // Secrets have a rule of their own, which says more.
    private static bool IsSafe(Step step, Expression expression, Facts facts) => expression.References.Any(reference => reference.IsOf("secrets"))
        || (expression.References.Any() && expression.References.All(reference => facts.SafeInScripts.Contains(reference.Text) || facts.SafeInScripts.Contains($"{reference.Path[0]}.*") || IsConstant(step, reference, facts)));

    // A variable that the file itself sets to a text is as good as that text.
    private static bool IsConstant(Step step, ExpressionNode.Reference reference, Facts facts)
    {
        if (facts.IsStrict || !reference.IsOf("env") || reference.Path.Count != 2) return false;
        var values = step.Env.Concat(step.Job?.Yaml.Get("env").Entries() ?? []).Concat(step.Workflow.Yaml.Get("env").Entries())
            .Where(entry => entry.Key.Text == reference.Path[1]).Select(entry => entry.Value.Text() ?? "").ToList();
        return values.Count > 0 && values.TrueForAll(value => !value.Contains("${{", StringComparison.Ordinal));
    }

    private static string Fix(string key, Expression expression) => key == "script"
        ? $"env: {{ VALUE: \"${{{{ {expression.Text} }}}}\" }}   # and process.env.VALUE in the script"
        : $"env: {{ VALUE: \"${{{{ {expression.Text} }}}}\" }}   # and \"$VALUE\", with the quotes, in the script";
}
