namespace SbomScan.LockFiles.Data;

internal static class ForPeople
{
    private const int Longest = 80;

    /// <summary>Foreign text in a message: as much as anybody reads.</summary>
    public static string Shortened(string text) => text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest), "…");
}
