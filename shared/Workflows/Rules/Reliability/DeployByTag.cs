using System.Text.RegularExpressions;
using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>What is deployed is what was built and tested.</summary>
internal sealed partial class DeployByTag : IRule
{
    private static readonly string[] Inputs = ["image", "images", "image-uri"];

    public string Name => "deploy-by-tag";

    public Severity Severity => Severity.Error;

    public string Catches => "an image to deploy that is named by a tag which moves";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from step in workflow.Steps
        where context.Facts.IsOurs(step.Uses)
        from entry in step.With
        where Inputs.Contains(entry.Key.Text, StringComparer.Ordinal)
        from line in (entry.Value.Text() ?? "").Split('\n', StringSplitOptions.TrimEntries)
        where MovingTag().IsMatch(line)
        select this.At(workflow, entry.Value, $"'{line}' is whatever was pushed last under that tag: it may be older or newer than this commit, and going back to it is impossible.", "image: REGISTRY/NAME@${{ needs.build.outputs.digest }}   # the digest that the build gave");

    [GeneratedRegex(":(latest|main|master|develop|development|dev|staging|stable|prod|production|edge|nightly)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex MovingTag();
}
