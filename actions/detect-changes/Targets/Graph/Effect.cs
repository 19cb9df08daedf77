namespace DetectChanges.Targets.Graph;

/// <summary>What a changed file does to a project that is not simply its owner, for example one package's line in a lock file.</summary>
internal sealed record Effect(Project Project, string Because);
