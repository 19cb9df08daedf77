namespace SbomScan.LockFiles.Data;

internal static class FormatVersion
{
    /// <summary>The version that a file gives itself; <see langword="null"/> when it gives none. What stands behind its first dot may be any: it changes nothing that is read.</summary>
    /// <exception cref="FormatException">It is none of those that are known.</exception>
    public static string? Version(this DataMap map, string key, int first, int last)
    {
        var version = map.Text(key);
        if (version == null || (int.TryParse(version.Split('.')[0], out var number) && number >= first && number <= last)) return version;
        var known = first == last ? $"version {first} is" : $"versions {first} to {last} are";
        throw new FormatException($"line {map.LineOf(key)}: version {ForPeople.Shortened(version)} of the format is not known, {known}");
    }
}
