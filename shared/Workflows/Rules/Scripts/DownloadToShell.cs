using System.Text.RegularExpressions;

namespace Actions.Workflows;

/// <summary>What is downloaded is checked before it runs.</summary>
internal sealed partial class DownloadToShell : IRule
{
    public string Name => "download-to-shell";

    public Severity Severity => Severity.Error;

    public string Catches => "a download that goes straight into a shell or an interpreter";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from step in workflow.Steps
        from line in step.RunLines
        where Piped().IsMatch(line.Text)
        select this.At(workflow, line.Number, 1, "Whatever that server answers today runs here, with everything the job may do; an answer that breaks off half way runs too.", "curl -fsSLo tool URL && echo \"SHA256  tool\" | sha256sum --check && bash tool");

    [GeneratedRegex(@"\b(curl|wget)\b[^;&]*\|\s*(sudo\s+(-\S+\s+)*)?(env\s+\S+\s+)?(ba|z|da|k)?sh\b|\b(curl|wget)\b[^;&]*\|\s*(sudo\s+)?(python3?|node|perl|ruby)\b|\b(ba|z|da)?sh\s+(-\S+\s+)*(<\(|""\$\()\s*(curl|wget)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Piped();
}
