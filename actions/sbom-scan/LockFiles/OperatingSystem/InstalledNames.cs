namespace SbomScan.LockFiles.OperatingSystem;

/// <summary>Finds the package that fulfils a dependency: by its name, or because it provides that name.</summary>
internal sealed class InstalledNames
{
    private readonly Dictionary<string, string> own = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> provided = new(StringComparer.Ordinal);

    public void Add(string name, string id) => own.TryAdd(name, id);

    /// <summary>Of several packages that provide a name, the first in the database counts.</summary>
    public void Provide(string name, string id) => provided.TryAdd(name, id);

    /// <returns>The id of the package; <see langword="null"/>: none is installed.</returns>
    public string? Find(string name) => own.GetValueOrDefault(name) ?? provided.GetValueOrDefault(name);
}
