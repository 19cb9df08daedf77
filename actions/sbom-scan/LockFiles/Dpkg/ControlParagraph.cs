namespace SbomScan.LockFiles.Dpkg;

/// <param name="Line">Where it begins, from 1.</param>
internal sealed record ControlParagraph(int Line, IReadOnlyDictionary<string, string> Fields)
{
    public string? this[string field] => Fields.GetValueOrDefault(field) is { Length: > 0 } value ? value : null;
}
