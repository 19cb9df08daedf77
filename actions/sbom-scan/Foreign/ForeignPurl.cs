using SbomScan.Packages;

namespace SbomScan.Foreign;

/// <summary>The purl of a package that is named in words.</summary>
internal static class ForeignPurl
{
    /// <returns><see langword="null"/>: the type is not known, or the name is none of it.</returns>
    public static string? Of(string? type, string? name, string? version)
    {
        if (type == null || string.IsNullOrEmpty(name)) return null;
        // Go writes its versions with a 'v', and the tools leave it out.
        if (type == "golang" && version is { Length: > 0 } && char.IsAsciiDigit(version[0]) && name != "stdlib") version = $"v{version}";
        try
        {
            return PackageUrl.Named(type, name, version).ToString();
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
