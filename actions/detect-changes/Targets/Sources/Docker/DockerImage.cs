using DetectChanges.Targets.Sources.Docker.Builds;
using DetectChanges.Targets.Sources.Docker.Dockerfiles;

namespace DetectChanges.Targets.Sources.Docker;

/// <summary>A Dockerfile, or the text of one in a compose or bake file, and all the ways in which it is built.</summary>
/// <param name="Root">The folder of its project.</param>
/// <param name="Manifest">The Dockerfile, or the file its text stands in.</param>
/// <param name="Name">What tells it from others in its folder; <see langword="null"/> when nothing has to.</param>
/// <param name="Content">What it says; <see langword="null"/> when it was not read.</param>
/// <param name="Builds">At least one.</param>
/// <param name="IsAssumed">Nothing says how it is built.</param>
internal sealed record DockerImage(string Root, string Manifest, string? Name, Dockerfile? Content, IReadOnlyList<ImageBuild> Builds, bool IsAssumed);
