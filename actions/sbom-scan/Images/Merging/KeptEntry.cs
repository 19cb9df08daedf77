namespace SbomScan.Images.Merging;

/// <summary>What the merged file system has at a path that is worth a look.</summary>
/// <param name="Layer">Digest of the layer it comes from.</param>
internal abstract record KeptEntry(string Layer);

/// <summary>A file, whose content is spooled.</summary>
internal sealed record KeptFile(string Layer, long Offset, long Size) : KeptEntry(Layer);

/// <summary>A file that cannot be read.</summary>
internal sealed record UnreadableFile(string Layer, long Size, string Reason) : KeptEntry(Layer);

/// <summary>A folder with files that are passed over because of where they lie. Its path ends with a slash, which no other has: it hides nothing in the folder.</summary>
internal sealed record SkippedFolder(string Layer) : KeptEntry(Layer);

/// <summary>A symbolic link.</summary>
/// <param name="Target">The path in the image that it leads to.</param>
internal sealed record KeptLink(string Layer, string Target) : KeptEntry(Layer);
