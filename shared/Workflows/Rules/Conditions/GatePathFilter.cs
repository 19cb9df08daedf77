namespace Actions.Workflows;

/// <summary>A required check runs for every pull request.</summary>
internal sealed class GatePathFilter : IRule
{
    public string Name => "gate-path-filter";

    public Severity Severity => Severity.Error;

    public string Catches => "`paths` on a workflow that holds a gate";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from trigger in workflow.Triggers
        where workflow.Jobs.Any(job => job.IsGate()) && trigger.Name is "pull_request" or "push" or "merge_group"
        from filter in (string[])["paths", "paths-ignore"]
        let key = trigger.Settings.KeyOf(filter)
        where key is not null && workflow.Jobs.Any(job => job.IsGate())
        select this.At(workflow, key, "A pull request that touches none of these paths waits for ever: its required check never starts.", "Take the filter out and decide in a first job (detect-changes) which others run.");
}
