namespace SbomScan.Trees;

/// <param name="Path">Relative to the root of the tree, with <c>/</c>.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Layer">Digest of the image layer it comes from; <see langword="null"/> outside of images.</param>
internal sealed record TreeFile(string Path, long Size, string? Layer = null);
