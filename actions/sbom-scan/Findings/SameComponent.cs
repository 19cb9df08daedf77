using SbomScan.Inventories;

namespace SbomScan.Findings;

/// <summary>Joins what is known of one package that stands behind several findings of one vulnerability.</summary>
internal static class SameComponent
{
    /// <summary>The first with the weightier scope, and the occurrences of both.</summary>
    public static Component Join(Component first, Component second)
    {
        if (ReferenceEquals(first, second)) return first;
        return first with
        {
            Scope = first.Scope < second.Scope ? first.Scope : second.Scope,
            IsDirect = first.IsDirect || second.IsDirect,
            Occurrences = [.. first.Occurrences.Union(second.Occurrences).OrderBy(one => one.File, StringComparer.Ordinal).ThenBy(one => one.Line)],
        };
    }
}
