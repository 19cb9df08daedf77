namespace Actions.Workflows;

/// <summary>What a job of a known workflow may write is written down in one place.</summary>
internal sealed class PermissionTable : IRule
{
    public string Name => "permission-table";

    public Severity Severity => Severity.Error;

    public string Catches => "a scope, `id-token: write` among them, that the table of permissions does not give to the job; rows of the table that no job has";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        if (workflow.IsAction || !context.Facts.Workflows.TryGetValue(workflow.Stem, out var table)) yield break;
        foreach (var job in workflow.Jobs)
        {
            var allowed = table.Jobs.GetValueOrDefault(job.Id)?.Writes;
            foreach (var scope in job.Permissions?.Writes.Where(scope => allowed?.Contains(scope.Text) != true) ?? [])
                yield return this.At(workflow, scope, $"The job {job.Title()} may not have '{scope.Text}: write': its callers would have to grant what they were not told of.", $"Take the line out, or add '{scope.Text}' to '{workflow.Stem}' / '{job.Id}' of the table.");
        }

        foreach (var (job, scope) in Unused(workflow, table))
            yield return this.At(workflow, job.Key, $"The table of permissions gives '{scope}: write' to the job {job.Title()}, which does not have it.", $"Take '{scope}' out of '{workflow.Stem}' / '{job.Id}' of the table.");
        foreach (var row in table.Jobs.Keys.Where(row => workflow.FindJob(row) is null))
            yield return this.At(workflow, 1, 1, $"The table of permissions has a row for the job '{row}', which does not exist.", $"Take '{row}' out of the table.");
    }

    private static IEnumerable<(Job Job, string Scope)> Unused(Workflow workflow, WorkflowFacts table) =>
        from row in table.Jobs
        let job = workflow.FindJob(row.Key)
        where job is not null
        from scope in row.Value.Writes
        where job.Permissions?.MayWrite(scope) != true
        select (job, scope);
}
