namespace Actions.Workflows;

/// <summary>A reusable workflow says which secrets it takes and what for.</summary>
internal sealed class SecretDeclared : IRule
{
    public string Name => "secret-declared";

    public Severity Severity => Severity.Error;

    public string Catches => "a secret of a reusable workflow that is not declared, not described, or required where it need not be";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        if (!workflow.IsReusable) return [];
        var declared = workflow.Interface.Secrets;
        return Undeclared(workflow, declared).Concat(declared.SelectMany(secret => Poor(workflow, secret, context)));
    }

    private IEnumerable<Finding> Undeclared(Workflow workflow, IReadOnlyList<Declaration> declared) =>
        from expression in Expression.FindAll(workflow.Source, workflow.Yaml)
        from reference in expression.References
        where reference.IsOf("secrets") && reference.Path.Count > 1 && reference.Path[1] is not "*"
        let name = reference.Path[1]
        where !string.Equals(name, "GITHUB_TOKEN", StringComparison.OrdinalIgnoreCase) && !declared.Any(secret => string.Equals(secret.Name, name, StringComparison.OrdinalIgnoreCase))
        select this.At(workflow, expression, $"The secret '{name}' is not declared: a caller cannot pass it by name, so that it is empty here.", $"on: {{ workflow_call: {{ secrets: {{ {name}: {{ description: …, required: false }} }} }} }}");

    private IEnumerable<Finding> Poor(Workflow workflow, Declaration secret, RuleContext context)
    {
        if (secret.Description is null)
            yield return this.At(workflow, secret.Key, $"Nothing says what the secret '{secret.Name}' is for.", $"{secret.Name}: {{ description: …, required: false }}");
        if (context.Facts.Workflows.TryGetValue(workflow.Stem, out var table) && secret.IsRequired && !table.RequiredSecrets.Contains(secret.Name))
            yield return this.At(workflow, secret.Key, $"Without the secret '{secret.Name}' the workflow does not even start, also where it would not be used.", "required: false");
    }
}
