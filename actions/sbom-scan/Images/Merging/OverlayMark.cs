using SbomScan.Images.Tar;

namespace SbomScan.Images.Merging;

/// <summary>An entry that is no file but says what a layer removes (OCI image specification, layer.md, "Whiteouts").</summary>
/// <param name="Path">What is removed.</param>
/// <param name="IsOpaque">Only what is in the folder.</param>
internal readonly record struct OverlayMark(string Path, bool IsOpaque)
{
    private const string Prefix = ".wh.";
    private const string Opaque = ".wh..wh..opq";

    /// <exception cref="FormatException">It says that a folder removes itself, or the one above.</exception>
    public static OverlayMark? Of(string path)
    {
        var name = TarPath.Name(path);
        if (!name.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var folder = TarPath.Folder(path);
        if (name == Opaque) return new OverlayMark(folder, IsOpaque: true);
        var removed = name[Prefix.Length..];
        if (removed is "" or "." or "..") throw new FormatException($"'{path}' is a mark that something is removed, and names nothing that could be");
        return new OverlayMark(folder.Length == 0 ? removed : $"{folder}/{removed}", IsOpaque: false);
    }
}
