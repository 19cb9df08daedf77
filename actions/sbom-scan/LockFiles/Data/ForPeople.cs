using SbomScan.Packages;

namespace SbomScan.LockFiles.Data;

internal static class ForPeople
{
    private const int Longest = 80;

    /// <summary>Foreign text in a message: as much as anybody reads.</summary>
    public static string Shortened(string text) => ShortText.Of(text, Longest);
}
