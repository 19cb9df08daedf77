namespace Actions.Workflows;

/// <summary>A cache changes with what it holds.</summary>
internal sealed class CacheKey : IRule
{
    public string Name => "cache-key";

    public Severity Severity => Severity.Error;

    public string Catches => "a cache whose key does not change with a file";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from step in workflow.Steps
        where step.Uses?.Is("actions/cache") == true || step.Uses?.Is("actions/cache/save") == true
        let key = step.Input("key")
        where key is not null && !key.Contains("hashFiles(", StringComparison.OrdinalIgnoreCase) && !key.Contains("github.sha", StringComparison.Ordinal) && !key.Contains("outputs.", StringComparison.Ordinal)
        select this.At(workflow, step.Yaml, $"The key '{key}' stays the same when dependencies change: GitHub never writes a cache again, so that it holds the first ones for ever.", "key: npm-${{ runner.os }}-${{ hashFiles('**/package-lock.json') }}");
}
