namespace Actions.Workflows;

/// <summary>Code of strangers never meets secrets.</summary>
internal sealed class DangerousTrigger : IRule
{
    public string Name => "dangerous-trigger";

    public Severity Severity => Severity.Error;

    public string Catches => "`pull_request_target`, `issue_comment`, a checkout in a `workflow_run`, a trigger that the workflow may not have";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        foreach (var trigger in workflow.Triggers)
        {
            if (trigger.Name is "pull_request_target" or "issue_comment")
                yield return this.At(workflow, trigger.Key, $"'{trigger.Name}' runs with the secrets and the token of the repository for anybody who opens a pull request or writes a comment.", "pull_request:   # without secrets; what needs them runs after the merge, or by a label in the repository itself");
            else if (trigger.Name == "workflow_run" && workflow.Steps.FirstOrDefault(step => step.Uses?.Is("actions/checkout") == true) is { } checkout)
                yield return this.At(workflow, checkout.Yaml, "A 'workflow_run' has the secrets of the repository, and what is checked out may be the code of a pull request from a fork.", "Read results of the other run as data (artefacts, checked), and check nothing out.");
            else if (context.Facts.Workflows.GetValueOrDefault(workflow.Stem)?.Triggers is { } allowed && !allowed.Contains(trigger.Name))
                yield return this.At(workflow, trigger.Key, $"'{workflow.Stem}' may be started by {string.Join(", ", allowed)} only.", $"Take '{trigger.Name}' out.");
        }
    }
}
