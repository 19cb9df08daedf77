using System.Text.RegularExpressions;

namespace Actions.Workflows;

/// <summary>Images do not throw each other's layers away.</summary>
internal sealed partial class CacheScope : IRule
{
    public string Name => "cache-scope";

    public Severity Severity => Severity.Error;

    public string Catches => "one cache of layers for several images or platforms";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        var builds = workflow.Steps.Where(step => step.Input("cache-to")?.Contains("type=gha", StringComparison.Ordinal) == true)
            .Select(step => (Step: step, Scope: Scope().Match(step.Input("cache-to")!) is { Success: true } match ? match.Groups["name"].Value : "buildkit")).ToList();
        var shared = builds.GroupBy(build => build.Scope, StringComparer.Ordinal).Where(same => same.Count() > 1).SelectMany(same => same);
        var inMatrix = builds.Where(build => build.Step.Job?.Matrix is not null && !build.Scope.Contains("matrix.", StringComparison.Ordinal));
        return shared.Concat(inMatrix).DistinctBy(build => build.Step)
            .Select(build => this.At(workflow, build.Step.Yaml, $"Several builds write the cache '{build.Scope}': each throws away what the others left, so that none of them finds anything.", "cache-to: type=gha,mode=max,scope=${{ matrix.image }}-${{ matrix.platform }}   # and the same scope in cache-from"));
    }

    [GeneratedRegex(@"\bscope=(?<name>(\$\{\{[^}]*\}\}|[^,\s])+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scope();
}
