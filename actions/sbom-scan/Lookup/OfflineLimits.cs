namespace SbomScan.Lookup;

/// <summary>How much a dump may unpack to.</summary>
internal sealed record OfflineLimits
{
    /// <summary>All records of a dump, in bytes.</summary>
    public long Total { get; init; } = 8L << 30;

    /// <summary>One record, in bytes.</summary>
    public int Entry { get; init; } = 32 << 20;

    /// <summary>Times that a record may be larger than its packed form, once it is larger than <see cref="FreeOfRatio"/>.</summary>
    public int Ratio { get; init; } = 200;

    /// <summary>Smaller records are packed as well as they like; in bytes.</summary>
    public int FreeOfRatio { get; init; } = 1 << 20;

    public int Entries { get; init; } = 2_000_000;
}
