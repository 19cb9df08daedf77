namespace DetectChanges.Targets.Graph;

/// <summary>Something a reader of the answer should know about a file that describes projects.</summary>
internal sealed record GraphNotice(string Path, string Message);
