using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>Jobs of a matrix do not overwrite each other's outputs unseen.</summary>
internal sealed class MatrixOutput : IRule
{
    public string Name => "matrix-output";

    public Severity Severity => Severity.Error;

    public string Catches => "an output of a job with a matrix: the last of its jobs to finish wins";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from job in workflow.Jobs
        where job.Matrix is not null && job.Outputs.Count > 0
        let reader = Reader(workflow, job)
        where reader is not null
        select this.At(workflow, job.Outputs[0].Key, $"All jobs of the matrix write the same outputs of {job.Title()}, and {reader} reads what the last one of them wrote.", "Each writes a file, uploaded under a name with ${{ matrix.… }}; a job behind them collects the files.");

    private static string? Reader(Workflow workflow, Job job)
    {
        if (workflow.Interface.Outputs.Any(output => Reads(workflow, output.Yaml, $"jobs.{job.Id}.outputs"))) return "the output of the workflow";
        return workflow.Jobs.FirstOrDefault(other => Reads(workflow, other.Yaml, $"needs.{job.Id}.outputs")) is { } reader ? $"the job {reader.Title()}" : null;
    }

    private static bool Reads(Workflow workflow, YamlValue yaml, string prefix) =>
        Expression.FindAll(workflow.Source, yaml).Any(expression => expression.References.Any(reference => reference.Text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));
}
