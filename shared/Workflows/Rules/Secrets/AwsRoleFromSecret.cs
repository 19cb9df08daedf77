namespace Actions.Workflows;

/// <summary>Role, account and region are no secrets.</summary>
internal sealed class AwsRoleFromSecret : IRule
{
    private static readonly string[] Names = ["role-to-assume", "role-arn", "plan-role-arn", "aws-account-id", "allowed-account-ids", "region", "aws-region"];

    public string Name => "aws-role-from-secret";

    public Severity Severity => Severity.Warning;

    public string Catches => "the name of a role, an account or a region read from a secret";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from entry in workflow.Steps.SelectMany(step => step.With).Concat(workflow.Jobs.SelectMany(job => Actions.Toolkit.YamlNavigation.Entries(Actions.Toolkit.YamlNavigation.Get(job.Yaml, "with"))))
        where Names.Contains(entry.Key.Text, StringComparer.OrdinalIgnoreCase)
        from expression in Expression.FindAll(workflow.Source, entry.Value)
        where expression.References.Any(reference => reference.IsOf("secrets"))
        select this.At(workflow, expression, $"'{entry.Key.Text}' is read from a secret: GitHub then masks it everywhere, and drops every output that holds it, such as the address of an image.", $"{entry.Key.Text}: ${{{{ vars.NAME }}}}");
}
