namespace Actions.Workflows;

/// <summary>Deployments of one environment and component wait for each other, and for nothing else.</summary>
internal sealed class ConcurrencyGroup : IRule
{
    public string Name => "concurrency-group";

    public Severity Severity => Severity.Error;

    public string Catches => "a job of a reusable workflow that changes things without a group of its own, named by environment or component";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        foreach (var job in workflow.Jobs.Where(job => workflow.IsReusable && job.Uses is null && job.Changes(context.Facts)))
        {
            if (job.Concurrency is null)
                yield return this.At(workflow, job.Key, $"Two runs of the job {job.Title()} may change the same thing at the same time.", Fix(job));
            else if (!job.Concurrency.Group.StartsWith("suite-", StringComparison.Ordinal))
                yield return this.At(workflow, job.Concurrency.At, $"The group '{job.Concurrency.Group}' may be one of the caller's own: the one then cancels the other.", Fix(job));
            else if (!job.Concurrency.Group.Contains("${{", StringComparison.Ordinal))
                yield return this.At(workflow, job.Concurrency.At, $"Every environment waits for every other in '{job.Concurrency.Group}', and GitHub keeps one in the queue only.", Fix(job));
        }
    }

    private static string Fix(Job job) => $"concurrency: {{ group: \"suite-{job.Id}-${{{{ inputs.environment }}}}\", cancel-in-progress: false }}";
}
