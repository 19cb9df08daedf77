namespace SbomScan.LockFiles.DotNet;

/// <summary>The attributes of one element.</summary>
/// <param name="Line">Where it begins.</param>
/// <param name="Attributes">By name.</param>
internal sealed record XmlFacts(int Line, IReadOnlyDictionary<string, string> Attributes)
{
    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute);
}
