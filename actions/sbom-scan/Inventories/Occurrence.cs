namespace SbomScan.Inventories;

/// <param name="File">Relative to the root of the repository, or of the image's file system, with <c>/</c>.</param>
/// <param name="Line">From 1; 0: unknown.</param>
/// <param name="Layer">Digest of the image layer; <see langword="null"/> outside of images.</param>
internal sealed record Occurrence(string File, int Line, string? Layer = null);
