namespace DetectChanges.Targets.Sources.Locks;

/// <summary>How one package of a lock file names another: version and source only as far as they are needed to tell packages of one name apart.</summary>
/// <param name="Name">The package it wants.</param>
/// <param name="Version">Which of several; <see langword="null"/> when there is only one.</param>
/// <param name="Source">The same for where it comes from.</param>
/// <param name="Condition">What else is written there: the group, a marker, extras.</param>
internal sealed record LockedReference(string Name, string? Version = null, string? Source = null, string Condition = "");
