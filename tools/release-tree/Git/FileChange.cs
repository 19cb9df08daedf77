namespace ReleaseTree.Git;

/// <summary>A file with its new content.</summary>
internal sealed record FileChange(string Path, string Content);
