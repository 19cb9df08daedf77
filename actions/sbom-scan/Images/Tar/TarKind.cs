namespace SbomScan.Images.Tar;

internal enum TarKind
{
    File,
    HardLink,
    SymbolicLink,
    Folder,

    /// <summary>A device, a pipe, or a kind nobody knows.</summary>
    Other,
}
