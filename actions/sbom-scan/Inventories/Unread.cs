namespace SbomScan.Inventories;

/// <summary>Something that is there and gave nothing.</summary>
/// <param name="What">A file, a layer.</param>
/// <param name="Reason">Why, as the rest of a sentence.</param>
internal sealed record Unread(string What, string Reason);
