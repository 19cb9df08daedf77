namespace Actions.Changes;

/// <summary>A regular file of a commit.</summary>
/// <param name="Path">Relative to the root of the repository, as <see cref="Git.GitPath.Text"/>.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Content"><see langword="null"/> when it is larger than was asked for.</param>
public sealed record CommitFile(string Path, long Size, ReadOnlyMemory<byte>? Content);
