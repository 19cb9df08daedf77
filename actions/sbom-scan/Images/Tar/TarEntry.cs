namespace SbomScan.Images.Tar;

/// <param name="Name">As the tar writes it: may be absolute or lead out of the root.</param>
/// <param name="LinkName">What a link leads to, as the tar writes it.</param>
/// <param name="Size">Bytes of content.</param>
/// <param name="Offset">Where the content begins in the tar.</param>
/// <param name="IsSparse">The content has its holes left out.</param>
internal readonly record struct TarEntry(TarKind Kind, string Name, string LinkName, long Size, long Offset, bool IsSparse);
