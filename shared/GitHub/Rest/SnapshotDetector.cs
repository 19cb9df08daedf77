namespace Actions.GitHub;

/// <param name="Name">Name of the program.</param>
/// <param name="Version">Its version.</param>
/// <param name="Url">Its page.</param>
public sealed record SnapshotDetector(string Name, string Version, Uri Url);
