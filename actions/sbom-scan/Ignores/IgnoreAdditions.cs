namespace SbomScan.Ignores;

/// <summary>What a pull request itself adds to the ignore file: nobody has agreed to that yet.</summary>
internal static class IgnoreAdditions
{
    /// <summary>Entries that the base does not have, or that hold longer than there.</summary>
    public static IReadOnlyList<IgnoreEntry> Of(IgnoreFile head, IgnoreFile before) =>
        [.. head.Entries.Where(entry => !before.Entries.Any(old => old.IsAboutTheSameAs(entry) && HoldsAsLong(old, entry)))];

    private static bool HoldsAsLong(IgnoreEntry old, IgnoreEntry entry) => old.Expires == null || (entry.Expires != null && entry.Expires <= old.Expires);
}
