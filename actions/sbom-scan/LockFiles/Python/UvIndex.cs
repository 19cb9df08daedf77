using SbomScan.LockFiles.Data;

namespace SbomScan.LockFiles.Python;

/// <summary>Finds the package that a dependency of a <c>uv.lock</c> means.</summary>
internal sealed class UvIndex
{
    private readonly ILookup<string, UvPackage> byName;

    public UvIndex(IReadOnlyList<UvPackage> packages)
    {
        byName = packages.ByName(package => package.Name);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        if (packages.FirstOrDefault(package => !ids.Add(package.Id)) is { } twice) throw new FormatException($"line {twice.Line}: {ForPeople.Shortened(twice.Name)} {twice.Version} stands there twice");
    }

    /// <summary>The package of that name; where there are several, the one of the version that the dependency then gives.</summary>
    /// <exception cref="FormatException">There is none: uv locks everything that anything asks for.</exception>
    public IEnumerable<UvPackage> Find(DataMap dependency)
    {
        var (name, version) = (dependency.Required("name"), dependency.Text("version"));
        var found = byName[name].Where(package => version == null || package.Version == version).ToList();
        return found.Count > 0 ? found : throw new FormatException($"line {dependency.Line}: '{ForPeople.Shortened(name)}' is asked for, but not in the file; is its end missing?");
    }
}
