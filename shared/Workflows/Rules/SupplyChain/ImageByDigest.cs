using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>Images are named by what they hold.</summary>
internal sealed class ImageByDigest : IRule
{
    public string Name => "image-by-digest";

    public Severity Severity => Severity.Error;

    public string Catches => "an image of a job, a service, a step or an action without its digest";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from image in Images(workflow)
        where image.Text.Length > 0 && !image.Text.Contains("@sha256:", StringComparison.Ordinal) && !image.Text.Contains("${{", StringComparison.Ordinal)
        where image.Text.StartsWith("docker://", StringComparison.Ordinal) || !workflow.IsAction
        where !image.Text.StartsWith($"docker://ghcr.io/{context.Facts.Suite}/", StringComparison.Ordinal)
        select this.At(workflow, image, $"'{image.Text}' may be another image tomorrow, and whoever can push to it runs code here.", $"{image.Text}@sha256:…   (docker buildx imagetools inspect {image.Text.Replace("docker://", "", StringComparison.Ordinal)})");

    private static IEnumerable<YamlValue.Scalar> Images(Workflow workflow) =>
    [
        .. workflow.Jobs.SelectMany(job => job.Yaml.Get("services").Entries().Select(service => (YamlValue?)service.Value).Append(job.Yaml.Get("container")))
            .Select(container => container as YamlValue.Scalar ?? container.ScalarOf("image")).OfType<YamlValue.Scalar>(),
        .. workflow.Steps.Where(step => step.Uses?.IsImage == true).Select(step => step.Yaml.ScalarOf("uses")!),
        .. workflow.Yaml.Get("runs").ScalarOf("image") is { } image ? [image] : Array.Empty<YamlValue.Scalar>(),
    ];
}
