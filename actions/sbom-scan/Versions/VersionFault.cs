using SbomScan.Packages;

namespace SbomScan.Versions;

internal static class VersionFault
{
    private const int Shown = 60;

    public static FormatException Of(string version) => new($"'{ShortText.Of(version, Shown)}' is no version");
}
