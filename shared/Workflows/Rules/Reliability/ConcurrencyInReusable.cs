namespace Actions.Workflows;

/// <summary>A called workflow does not queue its caller.</summary>
internal sealed class ConcurrencyInReusable : IRule
{
    public string Name => "concurrency-in-reusable";

    public Severity Severity => Severity.Error;

    public string Catches => "`concurrency` at the top of a workflow that others call";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        if (workflow is { IsReusable: true, Concurrency: { } concurrency })
            yield return this.At(workflow, concurrency.At, "A group of the same name in the caller waits for itself: GitHub cancels one of both.", "jobs: { deploy: { concurrency: { group: …, cancel-in-progress: false } } }   # at the job it is about");
    }
}
