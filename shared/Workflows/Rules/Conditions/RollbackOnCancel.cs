using System.Text.RegularExpressions;
using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>A deployment that is cancelled is brought back as one that fails.</summary>
internal sealed partial class RollbackOnCancel : IRule
{
    public string Name => "rollback-on-cancel";

    public Severity Severity => Severity.Error;

    public string Catches => "a rollback under `failure()` alone, which does not run when the job is cancelled";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        var steps = workflow.Steps.Where(step => context.Facts.IsOur(step.Uses, "rollback") || RollsBack().IsMatch(step.Title) || RollsBack().IsMatch(step.Id ?? "")).Select(step => step.If);
        var jobs = workflow.Jobs.Where(job => RollsBack().IsMatch(job.Id) || RollsBack().IsMatch(job.Yaml.Get("name").Text() ?? "")).Select(job => job.If);
        return from condition in steps.Concat(jobs)
               where condition is not null && condition.Calls("failure") && !condition.Calls("cancelled") && !condition.Calls("always")
               select this.At(workflow, condition.Yaml, "'failure()' is false when somebody cancels, or the job runs out of time: what was deployed half way then stays.", "if: ${{ failure() || cancelled() }}   # with the other conditions behind it: (failure() || cancelled()) && …");
    }

    [GeneratedRegex("roll(s|ed|ing)?[ -_]?back", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex RollsBack();
}
