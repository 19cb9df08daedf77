namespace DetectChanges.Targets.Sources.Cargo;

/// <summary>A line of a table of dependencies.</summary>
/// <param name="Key">As it is called in the code of the package.</param>
/// <param name="Path">Where it lies, as written; <see langword="null"/> when it comes from a registry or repository.</param>
/// <param name="IsShared">It is described by the workspace: <c>ui.workspace = true</c>.</param>
internal sealed record CargoDependency(string Key, string? Path, bool IsShared);
