using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>The gate looks at every job.</summary>
internal sealed class GateNeedsAll : IRule
{
    public string Name => "gate-needs-all";

    public Severity Severity => Severity.Error;

    public string Catches => "a job that the job `gate` does not wait for; `expect-…` without its job";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        foreach (var gate in workflow.Jobs.Where(job => job.IsGate()))
        {
            var known = gate.AllNeeds();
            foreach (var job in workflow.Jobs.Where(job => job != gate && !known.Contains(job.Id) && !job.AllNeeds().Contains(gate.Id)))
                yield return this.At(workflow, job.Key, $"The gate does not wait for the job {job.Title()}: it is green whatever happens there.", $"needs: [{string.Join(", ", gate.Needs.Select(need => need.Text).Append(job.Id))}]");
            foreach (var (key, name) in Expectations(workflow).Where(expectation => workflow.FindJob(expectation.Job) is null))
                yield return this.At(workflow, key, $"'{key.Text}' is about a job '{name}', which does not exist.", "Take it out, or give it the id of the job.");
        }
    }

    private static IEnumerable<(YamlValue.Scalar Key, string Job)> Expectations(Workflow workflow) =>
        from job in workflow.Jobs
        from output in job.Outputs
        where output.Key.Text.StartsWith("expect-", StringComparison.Ordinal)
        select (output.Key, output.Key.Text["expect-".Length..]);
}
