namespace Actions.Workflows;

/// <summary>Who switches off "only after success" says what must have succeeded.</summary>
internal sealed class StatusWithResults : IRule
{
    public string Name => "status-with-results";

    public Severity Severity => Severity.Error;

    public string Catches => "a job that changes things under `always()`, `failure()` or `!cancelled()` without naming the result of each job it waits for";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        foreach (var job in workflow.Jobs.Where(job => job.Changes(context.Facts) && job.If is { } condition && (condition.Calls("always") || condition.Calls("cancelled") || condition.Calls("failure"))))
        {
            var silent = job.Needs.Select(need => need.Text).Where(need => !job.If!.Reads($"needs.{need}.result")).ToList();
            if (silent.Count == 0) continue;
            yield return this.At(workflow, job.If!.Yaml, $"The job {job.Title()} runs also when {string.Join(", ", silent.Select(need => $"'{need}'"))} failed or never ran: its status function switches off that it waits for success.", $"if: ${{{{ !cancelled() && {string.Join(" && ", job.Needs.Select(need => $"needs.{need.Text}.result == 'success'"))} }}}}");
        }
    }
}
