using Actions.Aws;

namespace AppRunnerDeploy;

/// <summary>What was found out of the image that shall run.</summary>
/// <param name="Image">As it is written into the service; null when no image is asked for.</param>
/// <param name="Digest"><c>sha256:…</c>; null when nobody looked or the registry does not say.</param>
/// <param name="Checks">What was looked up, one a line.</param>
/// <param name="Warnings">What is wrong with it.</param>
internal sealed record ImageFinding(string? Image, string? Digest, IReadOnlyList<string> Checks, IReadOnlyList<string> Warnings)
{
    /// <summary>
    /// The digest of what runs after a deployment; null when it is not known: what a tag stands for now is not what was once pulled by it.
    /// </summary>
    /// <param name="step">What is done.</param>
    /// <param name="running">The image that runs afterwards.</param>
    public string? DigestFor(PlannedStep step, string running) => step == PlannedStep.Nothing ? ImageName.Parse(running).Digest : Digest;
}
