namespace Actions.GitHub;

/// <param name="SourceLocation">Path from the root of the repository.</param>
public sealed record SnapshotFile(string SourceLocation);
