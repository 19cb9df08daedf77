namespace Actions.Workflows;

/// <summary>What changes the world is not killed half way by the next push.</summary>
internal sealed class ChangeCancelled : IRule
{
    public string Name => "change-cancelled";

    public Severity Severity => Severity.Error;

    public string Catches => "`cancel-in-progress` where something is deployed, migrated, applied, rolled back or published";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        foreach (var job in workflow.Jobs.Where(job => job.Changes(context.Facts) && job.Concurrency?.MayCancel == true))
            yield return this.At(workflow, job.Concurrency!.CancelInProgress!, $"The next push kills the job {job.Title()} in the middle: a migration half done, a deployment that nobody follows to its end.", "cancel-in-progress: false");
        if (workflow.Concurrency is { MayCancel: true } concurrency && workflow.Jobs.FirstOrDefault(job => job.Changes(context.Facts)) is { } changing)
            yield return this.At(workflow, concurrency.CancelInProgress!, $"The next run kills the job {changing.Title()} of this one in the middle: a migration half done, a deployment that nobody follows to its end.", "cancel-in-progress: false   # or at the jobs that only build and test");
    }
}
