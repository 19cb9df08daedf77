namespace DetectChanges.Targets.Sources.Docker.Dockerfiles;

/// <summary>An image, or an additional context, that an instruction builds upon or copies from.</summary>
/// <param name="Name">As it is written, variables replaced.</param>
/// <param name="Text">The instruction, as <c>FROM acme/base</c>.</param>
internal sealed record ImageUse(string Name, string Text);
