namespace DetectChanges.Targets.Sources.Npm.Locks;

/// <summary>One installed package as a lock file has it.</summary>
/// <param name="name">Its name in the registry, or the one it is installed by.</param>
/// <param name="version">Its version, or the place it comes from.</param>
/// <param name="fingerprint">Differs when the content differs: the checksum, else the address.</param>
internal sealed class InstalledPackage(string name, string version, string fingerprint)
{
    private const int MostDependencies = 3_000_000;

    private object? visitor;   // the walk that came here last: cheaper than a set for each of hundreds of walks

    public string Name => name;
    public string Version => version;
    public string Content { get; } = $"{name} {version} {fingerprint}";
    public List<InstalledPackage> Dependencies { get; } = [];

    /// <summary>A package of the repository: nothing that is installed, but what others are installed for.</summary>
    public bool IsImporter => name.Length == 0;

    public static InstalledPackage Importer() => new("", "", "");

    /// <summary>Adds a dependency, one of so many in the whole file.</summary>
    /// <exception cref="FormatException">More than anybody installs: what is short to write, as with aliases, may be long to read.</exception>
    public void DependsOn(InstalledPackage dependency, ref int count)
    {
        if (++count > MostDependencies) throw new FormatException($"it holds more than {MostDependencies:N0} dependencies");
        Dependencies.Add(dependency);
    }

    /// <summary>Its number in a comparison; negative as long as it has none.</summary>
    public int Wiring { get; set; } = -1;

    /// <summary>This package, and all that is installed because of it.</summary>
    public List<InstalledPackage> Closure()
    {
        var token = new object();
        var found = new List<InstalledPackage> { this };
        visitor = token;
        for (var i = 0; i < found.Count; i++)
        {
            foreach (var dependency in found[i].Dependencies)
            {
                if (dependency.visitor == token) continue;
                dependency.visitor = token;
                found.Add(dependency);
            }
        }

        return found;
    }
}
