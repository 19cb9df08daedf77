namespace SbomScan.Licenses;

/// <summary>The licences and exceptions of the SPDX list, found in any case.</summary>
internal static class SpdxList
{
    private static readonly Dictionary<string, SpdxLicense> Licenses =
        DataFile.Lines("spdx-licenses.txt").Select(Read).ToDictionary(license => license.Id, StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Exceptions = new(DataFile.Lines("spdx-exceptions.txt"), StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyCollection<SpdxLicense> All => Licenses.Values;

    public static SpdxLicense? Find(string id) => Licenses.GetValueOrDefault(id);

    /// <summary>The id in the spelling of the list.</summary>
    public static string? FindException(string id) => Exceptions.TryGetValue(id, out var known) ? known : null;

    private static SpdxLicense Read(string line)
    {
        var parts = line.Split("; ");
        return new SpdxLicense(parts[0], parts[1] == "-" ? null : Version.Parse(parts[1]), parts.ElementAtOrDefault(2));
    }
}
