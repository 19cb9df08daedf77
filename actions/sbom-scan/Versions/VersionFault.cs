namespace SbomScan.Versions;

internal static class VersionFault
{
    private const int Shown = 60;

    public static FormatException Of(string version) => new($"'{(version.Length > Shown ? version[..Shown] + "…" : version)}' is no version");
}
