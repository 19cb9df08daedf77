namespace Actions.Workflows;

/// <summary>The machine is the same tomorrow.</summary>
internal sealed class RunnerLabel : IRule
{
    public string Name => "runner-label";

    public Severity Severity => Severity.Error;

    public string Catches => "a runner `-latest`; a fixed label in a workflow that others call";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        foreach (var label in workflow.Jobs.SelectMany(job => job.RunnerLabels))
        {
            if (label.Text.EndsWith("-latest", StringComparison.Ordinal))
                yield return this.At(workflow, label, $"'{label.Text}' becomes another system on a day that GitHub chooses.", $"runs-on: {Fixed(label.Text)}");
            else if (workflow.IsReusable && context.Facts.IsStrict && !label.Text.Contains("${{", StringComparison.Ordinal))
                yield return this.At(workflow, label, "A caller with runners of its own cannot choose them.", "runs-on: ${{ inputs.runs-on }}   # an input with the default ubuntu-24.04");
        }
    }

    private static string Fixed(string label) => label switch
    {
        "ubuntu-latest" => "ubuntu-24.04",
        "windows-latest" => "windows-2025",
        "macos-latest" => "macos-15",
        _ => "a label with a version",
    };
}
