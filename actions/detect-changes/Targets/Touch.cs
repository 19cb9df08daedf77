using DetectChanges.Targets.Graph;

namespace DetectChanges.Targets;

/// <summary>Why a project itself is affected, before anything follows from it.</summary>
/// <param name="Project">The project.</param>
/// <param name="Path">The changed file; <see langword="null"/> when everything counts as changed.</param>
/// <param name="Because">What the file has to do with the project; <see langword="null"/> when it is simply one of its own.</param>
internal sealed record Touch(Project Project, string? Path, string? Because);
