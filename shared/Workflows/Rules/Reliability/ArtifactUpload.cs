using System.Text.RegularExpressions;
using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>Artefacts are kept for a time, are found again, and hold nothing secret.</summary>
internal sealed partial class ArtifactUpload : IRule
{
    public string Name => "artifact-upload";

    public Severity Severity => Severity.Error;

    public string Catches => "an artefact without `retention-days`, with the same name in every job of a matrix, or with a plan, a dump, a key or variables in it";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        workflow.Steps.Where(step => step.Uses?.Is("actions/upload-artifact") == true).SelectMany(step => Look(workflow, step));

    private IEnumerable<Finding> Look(Workflow workflow, Step step)
    {
        if (step.Input("retention-days") is null)
            yield return this.At(workflow, step.Yaml, "Nothing says how long it is kept: 90 days, paid for and readable by everybody who can read the repository.", "retention-days: 7");
        if (step.Job?.Matrix is not null && step.Input("overwrite") != "true" && !VariesInMatrix().IsMatch(step.Input("name") ?? ""))
            yield return this.At(workflow, step.Yaml, "Every job of the matrix uploads under the same name: all but the first fail.", "name: report-${{ strategy.job-index }}");
        foreach (var path in (step.Input("path") ?? "").Split('\n', StringSplitOptions.TrimEntries).Where(path => Secret().IsMatch(path)))
            yield return this.At(workflow, step.Yaml, $"'{path}' holds what not everybody who can read the repository may know: plans, dumps and variables hold secrets in clear text.", "A bucket with encryption and its own permissions, or nothing.");
    }

    [GeneratedRegex(@"\$\{\{.*\b(matrix|strategy)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VariesInMatrix();

    [GeneratedRegex(@"(^|[/.])(tfplan|env|pem|sql|dump|p12|pfx|key)$|\btfplan\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Secret();
}
