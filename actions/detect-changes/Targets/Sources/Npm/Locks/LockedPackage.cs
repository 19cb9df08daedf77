namespace DetectChanges.Targets.Sources.Npm.Locks;

/// <summary>One installed package as a lock file has it.</summary>
/// <param name="name">Its name in the registry, or the one it is installed by.</param>
/// <param name="version">Its version, or the place it comes from.</param>
/// <param name="fingerprint">Differs when the content differs: the checksum, else the address.</param>
internal sealed class LockedPackage(string name, string version, string fingerprint)
{
    public string Name => name;
    public string Version => version;
    public string Content { get; } = $"{name} {version} {fingerprint}";
    public List<LockedPackage> Dependencies { get; } = [];

    /// <summary>A package of the repository: nothing that is installed, but what others are installed for.</summary>
    public bool IsImporter => name.Length == 0;

    public static LockedPackage Importer() => new("", "", "");

    /// <summary>This package, and all that is installed because of it.</summary>
    public HashSet<LockedPackage> Closure()
    {
        var found = new HashSet<LockedPackage> { this };
        var open = new Stack<LockedPackage>(found);
        while (open.TryPop(out var package))
        {
            foreach (var dependency in package.Dependencies)
            {
                if (found.Add(dependency)) open.Push(dependency);
            }
        }

        return found;
    }
}
