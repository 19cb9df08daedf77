namespace SbomScan.Versions;

/// <summary>An order of versions that decides by the first part that differs; most ecosystems have one. Linear in the length of the versions.</summary>
internal abstract class PartwiseOrder : IVersionOrder
{
    /// <summary>What follows the last part of a version, for ever.</summary>
    protected virtual VersionPart End => new(0);

    public int Compare(string left, string right)
    {
        var (a, b) = (PartsOf(left), PartsOf(right));
        for (var i = 0; i < Math.Max(a.Count, b.Count); i++)
        {
            var order = (i < a.Count ? a[i] : End).CompareTo(i < b.Count ? b[i] : End);
            if (order != 0) return Math.Sign(order);
        }

        return 0;
    }

    /// <exception cref="FormatException">It is no version of the ecosystem.</exception>
    protected abstract IReadOnlyList<VersionPart> PartsOf(string version);
}
