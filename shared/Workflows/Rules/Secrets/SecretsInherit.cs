using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>A called workflow gets the secrets it needs, by name.</summary>
internal sealed class SecretsInherit : IRule
{
    public string Name => "secrets-inherit";

    public Severity Severity => Severity.Error;

    public string Catches => "`secrets: inherit`";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from job in workflow.Jobs
        where job.Yaml.Get("secrets").Text() == "inherit"
        select this.At(workflow, job.Yaml.KeyOf("secrets")!, $"'{job.Uses?.Text}' gets every secret of the repository and the organisation, also those that are added later.", "secrets: { NAME: \"${{ secrets.NAME }}\" }   # only those that it declares");
}
