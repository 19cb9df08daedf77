namespace DetectChanges.Targets.Sources.Docker.Dockerfiles;

/// <summary>Files that an instruction takes from a build context.</summary>
/// <param name="Context">The name of an additional context; <see langword="null"/> is the build context itself.</param>
/// <param name="Source">A path or pattern in it; <c>""</c> is all of it.</param>
/// <param name="Exclude">Patterns of what is left out.</param>
/// <param name="DoubleStars">Whether <c>**</c> has a meaning in the source.</param>
/// <param name="Text">The instruction, as <c>COPY src</c>.</param>
internal sealed record ContextUse(string? Context, string Source, IReadOnlyList<string> Exclude, bool DoubleStars, string Text);
