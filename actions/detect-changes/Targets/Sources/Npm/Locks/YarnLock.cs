using Actions.Toolkit;

namespace DetectChanges.Targets.Sources.Npm.Locks;

/// <summary>Makes of the entries of a <c>yarn.lock</c> what each package of the repository installs; what it wants stands in its <c>package.json</c>.</summary>
internal sealed class YarnLock
{
    private readonly Dictionary<string, InstalledPackage> byDescriptor = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<InstalledPackage>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<InstalledPackage>> patched = new(StringComparer.Ordinal);

    private int dependencies;

    public static InstallFile Read(string text, string folder, NpmRepository repository)
    {
        var entries = YarnLockReader.Read(text);
        var reader = new YarnLock();
        reader.Connect([.. entries.Where(entry => entry.Descriptors[0] != "__metadata" && !IsLocal(entry)).Select(entry => (entry, reader.Add(entry)))]);
        return new InstallFile(Format(text, entries), reader.Importers(folder, repository));
    }

    private static string Format(string text, IReadOnlyList<YarnEntry> entries) =>
        entries.FirstOrDefault(entry => entry.Descriptors[0] == "__metadata") is { } metadata
            ? $"{metadata.Fields.GetValueOrDefault("version")} {metadata.Fields.GetValueOrDefault("cacheKey")}".TrimEnd()
            : text.Contains("yarn lockfile v1", StringComparison.Ordinal) ? "v1" : "";

    private static bool IsLocal(YarnEntry entry) => entry.Fields.GetValueOrDefault("resolution")?.Contains("@workspace:", StringComparison.Ordinal) == true;

    private InstalledPackage Add(YarnEntry entry)
    {
        var fields = entry.Fields;
        var fingerprint = fields.GetValueOrDefault("integrity") ?? fields.GetValueOrDefault("checksum") ?? fields.GetValueOrDefault("resolved") ?? fields.GetValueOrDefault("resolution") ?? "";
        var package = new InstalledPackage(NameOf(fields.GetValueOrDefault("resolution") ?? entry.Descriptors[0]), fields.GetValueOrDefault("version") ?? "", fingerprint);
        foreach (var descriptor in entry.Descriptors)
        {
            var name = NameOf(descriptor);
            byDescriptor[descriptor] = package;
            AddTo(byName, name, package);
            if (descriptor.AsSpan(name.Length).StartsWith("@patch:")) AddTo(patched, name, package);
        }

        return package;
    }

    private void Connect(IReadOnlyList<(YarnEntry Entry, InstalledPackage Package)> packages)
    {
        foreach (var (entry, package) in packages)
        {
            foreach (var (name, range) in entry.Dependencies) Connect(package, name, range);
        }
    }

    private void Connect(InstalledPackage package, string name, string range)
    {
        foreach (var found in Find(name, range)) package.DependsOn(found, ref dependencies);
    }

    private Dictionary<string, InstalledPackage> Importers(string folder, NpmRepository repository)
    {
        var importers = new Dictionary<string, InstalledPackage>(StringComparer.Ordinal);
        foreach (var package in repository.InstalledFrom(folder))
        {
            var importer = importers[package.Folder] = InstalledPackage.Importer();
            foreach (var dependency in package.Dependencies.Where(dependency => !dependency.IsPeer)) Connect(importer, dependency.Name, dependency.Spec);
        }

        return importers;
    }

    // With "resolutions" an entry is not found under what was asked for: then every one of that name may be meant.
    private IEnumerable<InstalledPackage> Find(string name, string range)
    {
        if ((byDescriptor.GetValueOrDefault($"{name}@{range}") ?? byDescriptor.GetValueOrDefault($"{name}@npm:{range}")) is not { } exact) return byName.GetValueOrDefault(name) ?? [];
        return patched.TryGetValue(name, out var patches) ? patches.Prepend(exact) : [exact];
    }

    private static void AddTo(Dictionary<string, List<InstalledPackage>> index, string name, InstalledPackage package)
    {
        if (!index.TryGetValue(name, out var packages)) index[name] = packages = [];
        packages.Add(package);
    }

    private static string NameOf(string descriptor) => descriptor.Length > 0 && descriptor.IndexOf('@', 1) is > 0 and var at ? descriptor[..at] : descriptor;
}
