using SbomScan.Images.Tar;

namespace SbomScan.Images.Merging;

/// <summary>An entry that is no file but says what a layer removes (OCI image specification, layer.md, "Whiteouts").</summary>
/// <param name="Path">What is removed.</param>
/// <param name="IsOpaque">Only what is in the folder.</param>
internal readonly record struct OverlayMark(string Path, bool IsOpaque)
{
    private const string Prefix = ".wh.";
    private const string Opaque = ".wh..wh..opq";

    public static OverlayMark? Of(string path)
    {
        var name = TarPath.Name(path);
        if (!name.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var folder = TarPath.Folder(path);
        return name == Opaque ? new OverlayMark(folder, IsOpaque: true) : new OverlayMark(TarPath.Of(name[Prefix.Length..], folder), IsOpaque: false);
    }
}
