namespace Actions.Workflows;

/// <summary>Each job says what it needs, scope by scope.</summary>
internal sealed class PermissionsPerJob : IRule
{
    public string Name => "permissions-per-job";

    public Severity Severity => Severity.Error;

    public string Catches => "a job without its own `permissions`; `read-all` and `write-all`";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        foreach (var set in workflow.Jobs.Select(job => job.Permissions).Prepend(workflow.Permissions).Where(set => set?.Shorthand is not null))
            yield return this.At(workflow, set!.At, $"'{set.Shorthand}' gives scopes that nobody has thought of, and those that GitHub adds tomorrow.", "permissions: { contents: read }   # the scopes that are needed, one by one");
        if (!context.Facts.IsStrict) yield break;
        foreach (var job in workflow.Jobs.Where(job => job.Permissions is null))
            yield return this.At(workflow, job.Key, $"The job {job.Title()} does not say which permissions it needs.", "    permissions: { contents: read }");
    }
}
