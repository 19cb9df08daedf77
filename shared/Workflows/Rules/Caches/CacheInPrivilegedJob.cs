namespace Actions.Workflows;

/// <summary>What other jobs could have written is not run with rights they did not have.</summary>
internal sealed class CacheInPrivilegedJob : IRule
{
    private static readonly string[] Scopes = ["id-token", "packages", "contents", "attestations", "deployments"];

    public string Name => "cache-in-privileged-job";

    public Severity Severity => Severity.Error;

    public string Catches => "a cache that is restored in a job that may publish, sign or deploy";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from job in workflow.Jobs
        let scope = Scopes.FirstOrDefault(scope => job.EffectivePermissions?.MayWrite(scope) == true)
        where scope is not null
        from step in job.Steps
        where Restores(step)
        select this.At(workflow, step.Yaml, $"What another job has put into the cache, also one of a branch that nobody reviewed, runs here with '{scope}: write'.", "Build in a job without rights, hand over the result as an artefact, and restore no cache here.");

    private static bool Restores(Step step) => step.Uses?.Is("actions/cache") == true || step.Uses?.Is("actions/cache/restore") == true
        || (step.Uses?.Name?.StartsWith("actions/setup-", StringComparison.Ordinal) == true && step.Input("cache") is not (null or "false"));
}
