using SbomScan.LockFiles.OperatingSystem;

namespace SbomScan.LockFiles.Dpkg;

/// <summary>The database of dpkg: Debian, Ubuntu and what is made of them.</summary>
internal sealed class DpkgStatus : ILockFileReader
{
    public string Format => "dpkg status";

    public bool Recognises(string path) => path == "var/lib/dpkg/status";

    public LockFileContent Read(LockFile file)
    {
        var (distribution, all) = (Distribution.Of(file.Tree), Packages(file));
        var installed = all.Values.Where(package => package.State == "installed").ToList();
        var names = Names(installed);
        var edges = installed.ToDictionary(package => package.Id, package => DependsOn(package, names), StringComparer.Ordinal);
        var needed = edges.Values.SelectMany(ids => ids).ToHashSet(StringComparer.Ordinal);
        return new LockFileContent
        {
            Packages =
            [
                .. installed.Select(package => package.Locked(distribution, DpkgCopyright.LicenseOf(file.Tree, package.Name)) with
                {
                    DependsOn = edges[package.Id],
                    // dpkg does not know who asked for a package: what no other needs was asked for.
                    IsDirect = !needed.Contains(package.Id),
                }),
            ],
            HasEdges = true,
            StatesEmptiness = all.Count > 0,
            Remarks = [.. distribution.Remarks, .. Unfinished(all.Values)],
        };
    }

    private static Dictionary<string, DpkgPackage> Packages(LockFile file)
    {
        var all = new Dictionary<string, DpkgPackage>(StringComparer.Ordinal);
        foreach (var paragraph in ControlFile.Read(file.Bytes, DpkgPackage.Fields))
        {
            var package = new DpkgPackage(paragraph);
            if (package.State == null) throw new FormatException($"line {paragraph.Line:N0}: package '{package.Name}' has no status");
            all[package.Id] = package;
            if (all.Count > OperatingSystemReaders.MostPackages) throw new FormatException($"it lists more than {OperatingSystemReaders.MostPackages:N0} packages");
        }

        return all;
    }

    private static InstalledNames Names(List<DpkgPackage> installed)
    {
        var names = new InstalledNames();
        foreach (var package in installed)
        {
            names.Add(package.Id, package.Id);
            names.Add(package.Name, package.Id);
            foreach (var name in package.Provides) names.Provide(name, package.Id);
        }

        return names;
    }

    private static List<string> DependsOn(DpkgPackage package, InstalledNames names)
    {
        var found = package.Dependencies.Select(alternatives => alternatives.Select(name => names.Find(package.IdOf(name)) ?? names.Find(name)).FirstOrDefault(id => id != null));
        return [.. found.OfType<string>().Where(id => id != package.Id).Distinct()];
    }

    // Their files may be there all the same.
    private static IEnumerable<string> Unfinished(IEnumerable<DpkgPackage> all)
    {
        var unfinished = all.Where(package => package.State is not ("installed" or "not-installed" or "config-files")).ToList();
        if (unfinished.Count == 0) yield break;
        var names = string.Join(", ", unfinished.Take(5).Select(package => $"{package.Name} ({package.State})"));
        yield return $"{unfinished.Count:N0} packages are not listed, because dpkg did not finish their installation: {names}";
    }
}
