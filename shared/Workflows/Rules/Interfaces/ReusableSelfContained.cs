namespace Actions.Workflows;

/// <summary>A workflow that others call finds what it uses.</summary>
internal sealed class ReusableSelfContained : IRule
{
    public string Name => "reusable-self-contained";

    public Severity Severity => Severity.Error;

    public string Catches => "a reusable workflow that uses `./…`, or that calls another workflow of the suite";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        if (!workflow.IsReusable) yield break;
        foreach (var uses in workflow.Steps.Select(step => step.Uses).Where(uses => uses?.IsLocal == true))
            yield return this.At(workflow, uses!.At, $"'{uses.Text}' is looked for in the repository of the caller, where it is something else or nothing.", $"uses: {context.Facts.Suite}/NAME@v1");
        foreach (var job in workflow.Jobs.Where(job => job.Uses is { } uses && (uses.IsLocal || context.Facts.IsOurs(uses))))
            yield return this.At(workflow, job.Uses!.At, "A called workflow calls another: permissions, secrets and versions then have to agree in three files, and a caller cannot put anything between them.", "Let the caller chain both with 'needs'.");
    }
}
