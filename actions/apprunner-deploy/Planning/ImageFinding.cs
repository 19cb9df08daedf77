namespace AppRunnerDeploy;

/// <summary>What was found out of the image that shall run.</summary>
/// <param name="Image">As it is written into the service; null when no image is asked for.</param>
/// <param name="Digest"><c>sha256:…</c>; null when nobody looked or the registry does not say.</param>
/// <param name="Checks">What was looked up, one a line.</param>
/// <param name="Warnings">What is wrong with it.</param>
internal sealed record ImageFinding(string? Image, string? Digest, IReadOnlyList<string> Checks, IReadOnlyList<string> Warnings);
