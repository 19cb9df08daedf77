namespace SbomScan.Images;

/// <summary>Names of images: <c>ghcr.io:443/org/api:1.2@sha256:…</c>.</summary>
internal static class ImageName
{
    public static string WithoutVersion(string name)
    {
        name = name.Split('@')[0];
        return name.IndexOf(':', name.LastIndexOf('/') + 1) is > 0 and var tag ? name[..tag] : name;
    }

    /// <summary>The name of one image: engines take a bare name for all versions of it. An id is left as it is.</summary>
    public static string WithVersion(string name) => WithoutVersion(name) != name || (name.Length >= 12 && name.All(char.IsAsciiHexDigitLower)) ? name : $"{name}:latest";
}
