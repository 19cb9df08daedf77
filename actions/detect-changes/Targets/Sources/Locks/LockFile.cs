namespace DetectChanges.Targets.Sources.Locks;

/// <summary>The packages of a lock file and who needs whom.</summary>
internal sealed class LockFile
{
    private readonly ILookup<string, LockedPackage> byName;

    /// <param name="packages">All entries.</param>
    /// <param name="frame">What holds for all of them, in one form: the version of the format, options of the resolver.</param>
    public LockFile(IReadOnlyList<LockedPackage> packages, string frame)
    {
        Packages = packages;
        Frame = frame;
        byName = packages.ToLookup(package => package.Name, StringComparer.Ordinal);
    }

    public static LockFile Empty { get; } = new([], "");

    public IReadOnlyList<LockedPackage> Packages { get; }

    public string Frame { get; }

    public IEnumerable<LockedPackage> Named(string name) => byName[name];

    /// <summary>The packages a reference can mean; all of that name when it says more than the file knows.</summary>
    public IReadOnlyList<LockedPackage> Meant(LockedReference reference)
    {
        var named = byName[reference.Name].ToList();
        var exact = named.Where(package => package.Version == (reference.Version ?? package.Version) && package.Source == (reference.Source ?? package.Source)).ToList();
        return exact.Count > 0 ? exact : named;
    }

    /// <summary>All packages that need one of those directly or not, and those themselves, each with the one of them that is nearest to it.</summary>
    public IReadOnlyDictionary<LockedPackage, LockedPackage> NeededBy(IEnumerable<LockedPackage> packages)
    {
        var users = Packages.SelectMany(user => user.References.SelectMany(Meant), (User, Used) => (User, Used))
            .ToLookup(pair => pair.Used, pair => pair.User, ReferenceEqualityComparer.Instance);
        var reached = new Dictionary<LockedPackage, LockedPackage>(ReferenceEqualityComparer.Instance);
        var open = new Queue<LockedPackage>();
        foreach (var package in packages)
            if (reached.TryAdd(package, package)) open.Enqueue(package);

        while (open.TryDequeue(out var used))
            foreach (var user in users[used].OfType<LockedPackage>())
                if (reached.TryAdd(user, reached[used])) open.Enqueue(user);

        return reached;
    }
}
