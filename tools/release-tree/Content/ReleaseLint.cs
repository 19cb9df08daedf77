using System.Text.RegularExpressions;
using Actions.Workflows;

namespace ReleaseTree.Content;

/// <summary>What must hold for the files of a release, whoever wrote them: everything that is used is named by what it is, and nothing by what it is called.</summary>
internal sealed partial class ReleaseLint(string repository, string suite)
{
    private static readonly string[] Rules = ["action-pinned", "image-by-digest", "reusable-self-contained", "suite-reference"];

    /// <param name="files">Path and content of every workflow and manifest.</param>
    /// <returns>What does not hold.</returns>
    public IReadOnlyList<string> Check(IEnumerable<(string Path, string Content)> files)
    {
        var readings = files.Select(file => WorkflowReader.Read(file.Path, file.Content)).ToList();
        var workflows = readings.Select(reading => reading.Workflow).OfType<Workflow>().ToList();
        return
        [
            .. readings.SelectMany(reading => reading.Findings).Concat(Released().Check(workflows)).Select(finding => finding.ToString()),
            .. workflows.SelectMany(ByDigest),
            .. workflows.Where(workflow => workflow.IsAction).SelectMany(UsesOfActions),
        ];
    }

    private RuleSet Released() =>
        new([.. RuleSet.All.Where(rule => Rules.Contains(rule.Name, StringComparer.Ordinal))], new Facts { Suite = repository, IsReleased = true });

    private static IEnumerable<string> ByDigest(Workflow workflow) =>
        workflow.Steps.Where(step => step.Uses?.IsImage == true).Select(step => (step.Uses!.At, step.Uses.Text))
            .Concat(ActionImage.Of(workflow) is { } image ? [(image.At, image.Text)] : [])
            .Where(image => !Digest().IsMatch(image.Text))
            .Select(image => $"{workflow.Path}:{image.At.Line}: '{image.Text}' is no image by digest (docker://NAME@sha256:…).");

    // Their manifest is part of the very commit that it would have to name.
    private IEnumerable<string> UsesOfActions(Workflow manifest) =>
        from uses in manifest.Uses
        where uses.IsLocal || IsOf(uses, repository) || IsOf(uses, suite)
        select $"{manifest.Path}:{uses.At.Line}: '{uses.Text}': an action of the suite uses another of it. A release cannot name the commit of that one; let both share what is in the image.";

    private static bool IsOf(UsesReference uses, string whose) => uses.Name?.StartsWith($"{whose}/", StringComparison.OrdinalIgnoreCase) == true;

    [GeneratedRegex(@"\Adocker://[^@]+@sha256:[0-9a-f]{64}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Digest();
}
