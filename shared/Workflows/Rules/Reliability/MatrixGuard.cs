namespace Actions.Workflows;

/// <summary>A matrix has something to run for, and not too much.</summary>
internal sealed class MatrixGuard : IRule
{
    private const int MostJobs = 256;

    public string Name => "matrix-guard";

    public Severity Severity => Severity.Error;

    public string Catches => "a matrix from data without a guard against the empty list; one of more than 256 jobs";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        foreach (var (job, matrix) in workflow.Jobs.Where(job => job.Matrix is not null).Select(job => (job, job.Matrix!)))
        {
            if (matrix.Combinations > MostJobs)
                yield return this.At(workflow, matrix.At, $"{matrix.Combinations} combinations: GitHub refuses more than {MostJobs}.", "Fewer axes, or several jobs.");
            foreach (var output in Outputs(matrix).Where(output => !IsGuarded(job, output)))
                yield return this.At(workflow, matrix.At, $"When '{output}' is an empty list, GitHub fails the job {job.Title()} ('Matrix vector does not contain any values').", $"if: {output} != '' && {output} != '[]'");
        }
    }

    private static IEnumerable<string> Outputs(Matrix matrix) =>
        matrix.Data.SelectMany(expression => expression.References).Where(reference => reference.IsOf("needs") || reference.IsOf("inputs")).Select(reference => reference.Text).Distinct(StringComparer.Ordinal);

    // An output of the same job that says whether there is anything guards as well.
    private static bool IsGuarded(Job job, string output) => job.If?.Nodes.OfType<ExpressionNode.Reference>()
        .Any(reference => reference.Text == output || (reference.Path.Count == 4 && output.StartsWith($"needs.{reference.Path[1]}.outputs.", StringComparison.Ordinal))) == true;
}
