namespace SbomScan.Lookup;

/// <summary>What the service says of one package.</summary>
internal sealed class OsvIds(OsvPackage package)
{
    public OsvPackage Package => package;

    /// <summary>Ids of its vulnerabilities, each once.</summary>
    public HashSet<string> Ids { get; } = new(StringComparer.Ordinal);

    /// <summary>What is missing of the answer; <see langword="null"/>: nothing.</summary>
    public string? Fault { get; set; }

    /// <summary>Names the next page; <see langword="null"/>: there is none.</summary>
    public string? NextPage { get; set; }
}
