using System.Text.RegularExpressions;

namespace Actions.Workflows;

/// <summary>Data of others does not become variables of later steps.</summary>
internal sealed partial class EnvironmentFileFromData : IRule
{
    private static readonly string[] Known = ["HOME", "PWD", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_WORKSPACE", "GITHUB_SHA", "GITHUB_RUN_ID", "GITHUB_RUN_NUMBER", "RUNNER_TEMP", "RUNNER_TOOL_CACHE"];

    public string Name => "environment-file-from-data";

    public Severity Severity => Severity.Error;

    public string Catches => "values of variables or commands written to `GITHUB_ENV` or `GITHUB_PATH`";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from step in workflow.Steps
        from line in step.RunLines
        where Written().IsMatch(line.Text) && Value().Matches(line.Text).Any(value => !Known.Contains(value.Groups["name"].Value, StringComparer.Ordinal))
        select this.At(workflow, line.Number, 1, "Whoever chooses that value chooses variables of every later step: a line break in it sets PATH, BASH_ENV or NODE_OPTIONS, and with them what runs.", "echo \"value=$VALUE\" >> \"$GITHUB_OUTPUT\"   # after checking it, and ${{ steps.ID.outputs.value }} in the 'env' of the step that needs it");

    [GeneratedRegex(@">>?\s*[""']?\$\{?GITHUB_(ENV|PATH)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Written();

    [GeneratedRegex(@"\$\{?(?<name>[A-Za-z_][A-Za-z0-9_]*)|\$\(|`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Value();
}
