using SbomScan.Findings;

namespace SbomScan.Ignores;

/// <summary>Applies the entries of an ignore file to findings.</summary>
/// <param name="file">The entries that hold.</param>
/// <param name="today">Today (UTC).</param>
internal sealed class IgnoreRun(IgnoreFile file, DateOnly today)
{
    private const int SoonDays = 14;

    private readonly HashSet<IgnoreEntry> used = [];
    private readonly Dictionary<IgnoreEntry, string> ended = [];

    public ReportedFinding Apply(ReportedFinding one)
    {
        var concerning = file.Entries.Where(entry => entry.Concerns(one.Finding)).ToList();
        used.UnionWith(concerning);
        if (one.State != FindingState.Open || concerning.Count == 0) return one;
        if (concerning.Find(entry => entry.WhyNot(one.Finding, today) == null) is { } valid)
            return one with { State = FindingState.Ignored, Justification = $"{valid.Reason} (ignored {Until(valid)} by {Place(valid)})" };
        var lapsed = concerning[0];
        ended[lapsed] = lapsed.WhyNot(one.Finding, today)!;
        return one with { Justification = $"{ended[lapsed]} by {Place(lapsed)}, expired" };
    }

    /// <summary>After all findings: what the owner of the file should know.</summary>
    public IEnumerable<IgnoreNotice> Notices()
    {
        foreach (var entry in file.Entries)
        {
            if (!used.Contains(entry)) yield return Notice(entry, $"nothing was found that this entry would ignore ({entry.What}): it can go");
            else if (ended.TryGetValue(entry, out var why)) yield return Notice(entry, $"{entry.What} was {why} and counts again");
            else if (entry.Expires is { } day && day < today.AddDays(SoonDays) && !entry.IsExpired(today)) yield return Notice(entry, $"{entry.What} is ignored until {day:yyyy-MM-dd} only");
        }
    }

    private IgnoreNotice Notice(IgnoreEntry entry, string text) => new(file.Path, (int)entry.Line, text);

    private static string Until(IgnoreEntry entry) => entry.Expires is { } day ? $"until {day:yyyy-MM-dd}" : "for good";

    private string Place(IgnoreEntry entry) => $"{file.Path}:{entry.Line}";
}
