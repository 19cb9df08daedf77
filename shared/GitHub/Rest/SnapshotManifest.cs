namespace Actions.GitHub;

/// <param name="Name">Its name.</param>
/// <param name="File">Where it is.</param>
/// <param name="Resolved">Purl → package.</param>
public sealed record SnapshotManifest(string Name, SnapshotFile File, IReadOnlyDictionary<string, SnapshotPackage> Resolved);
