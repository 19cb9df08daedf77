using SbomScan.Versions;

namespace SbomScan.Advisories;

/// <summary>Tells which versions of a package a record calls affected: https://ossf.github.io/osv-schema/#evaluation.</summary>
internal sealed class AffectedVersions
{
    private readonly OsvAffected affected;
    private readonly IVersionOrder order;

    /// <exception cref="FormatException">A version of its ranges is none of the ecosystem.</exception>
    public AffectedVersions(OsvAffected affected, IVersionOrder order)
    {
        (this.affected, this.order) = (affected, order);
        Intervals = [.. affected.Ranges.Where(range => !range.IsGit).SelectMany(IntervalsOf)];
    }

    /// <summary>In the order of the record's ranges, each sorted. Ranges of commits say nothing of versions.</summary>
    public IReadOnlyList<AffectedInterval> Intervals { get; }

    /// <exception cref="FormatException">It is no version of the ecosystem.</exception>
    public bool Contain(string version) => affected.Versions.Contains(version) || Intervals.Any(interval => Contains(interval, version));

    /// <summary>For people: the stretch the version is in, else all of them.</summary>
    public string TextFor(string version)
    {
        if (Intervals.FirstOrDefault(interval => Contains(interval, version)) is { } around) return around.ToString();
        if (affected.Versions.Contains(version)) return $"= {version}";
        return string.Join(" or ", Intervals);
    }

    /// <summary>Versions with a fix above a version, the nearest first.</summary>
    /// <exception cref="FormatException">It is no version of the ecosystem.</exception>
    public IReadOnlyList<string> FixesAbove(string version)
    {
        var fixes = Intervals.Where(interval => interval is { End: OsvEventKind.Fixed, To: not null }).Select(interval => interval.To!);
        return [.. fixes.Where(fix => order.Compare(fix, version) > 0).Distinct(StringComparer.Ordinal).Order(Comparer<string>.Create(order.Compare))];
    }

    private bool Contains(AffectedInterval interval, string version)
    {
        if (interval.From != null && order.Compare(version, interval.From) < 0) return false;
        if (interval.To == null) return true;
        var end = order.Compare(version, interval.To);
        return end < 0 || (end == 0 && interval.IncludesEnd);
    }

    private IEnumerable<AffectedInterval> IntervalsOf(OsvRange range)
    {
        foreach (var step in range.Events.Where(step => !IsBeginning(step) && !IsInfinity(step))) order.Compare(step.Version, step.Version);
        var intervals = Stretches(Sorted(range.Events.Where(step => step.Kind != OsvEventKind.Limit)));
        var limits = range.Events.Where(step => step.Kind == OsvEventKind.Limit).ToList();
        if (limits.Count == 0 || limits.Exists(IsInfinity)) return intervals;
        var limit = limits.Select(step => step.Version).Max(Comparer<string>.Create(order.Compare))!;
        return intervals.Select(interval => Cut(interval, limit)).OfType<AffectedInterval>();
    }

    private IEnumerable<AffectedInterval> Stretches(IEnumerable<OsvEvent> events)
    {
        var isOpen = false;
        string? from = null, again = null;
        foreach (var step in events)
        {
            if (step.Kind == OsvEventKind.Introduced)
            {
                if (isOpen) again = step.Version;
                else (isOpen, from, again) = (true, IsBeginning(step) ? null : step.Version, null);
            }
            else if (isOpen)
            {
                yield return new AffectedInterval(from, step.Version, step.Kind);
                // What is fixed where the next stretch begins goes on.
                isOpen = again != null && step.Kind == OsvEventKind.Fixed && order.Compare(again, step.Version) == 0;
                from = again;
            }
        }

        if (isOpen) yield return new AffectedInterval(from, null, OsvEventKind.Fixed);
    }

    private AffectedInterval? Cut(AffectedInterval interval, string limit)
    {
        if (interval.From != null && order.Compare(interval.From, limit) >= 0) return null;
        var end = interval.To == null ? 1 : order.Compare(interval.To, limit);
        return end < 0 || (end == 0 && !interval.IncludesEnd) ? interval : interval with { To = limit, End = OsvEventKind.Limit };
    }

    private IEnumerable<OsvEvent> Sorted(IEnumerable<OsvEvent> events)
    {
        var compare = Comparer<OsvEvent>.Create((left, right) => (IsBeginning(left), IsBeginning(right)) switch
        {
            (true, true) => 0,
            (true, false) => -1,
            (false, true) => 1,
            _ => order.Compare(left.Version, right.Version),
        });
        return events.Order(compare).ThenBy(step => step.Kind);
    }

    private static bool IsInfinity(OsvEvent step) => step is { Kind: OsvEventKind.Limit, Version: "*" };

    private static bool IsBeginning(OsvEvent step) => step is { Kind: OsvEventKind.Introduced, Version: "0" };
}
