namespace Actions.Workflows;

/// <summary>Code of strangers runs on machines that are thrown away.</summary>
internal sealed class SelfHostedOnPullRequest : IRule
{
    public string Name => "self-hosted-on-pull-request";

    public Severity Severity => Severity.Error;

    public string Catches => "a job of a pull request on a self-hosted runner";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from job in workflow.Jobs
        where workflow.RunsOnPullRequests()
        from label in job.RunnerLabels
        where label.Text == "self-hosted"
        select this.At(workflow, label, "A pull request can change what runs here: what it leaves on the machine meets the next job, also one that deploys.", "runs-on: ubuntu-24.04");
}
