using System.Text;
using SbomScan.LockFiles.OperatingSystem;
using SbomScan.Trees;

namespace SbomScan.LockFiles.Apk;

/// <summary>The database of apk: Alpine, Wolfi, Chainguard.</summary>
internal sealed class ApkInstalled : ILockFileReader
{
    public string Format => "apk installed";

    public bool Recognises(string path) => path is "lib/apk/db/installed" or "usr/lib/apk/db/installed";

    public LockFileContent Read(LockFile file)
    {
        var (distribution, packages, world) = (Distribution.Of(file.Tree), Packages(file.Bytes), World(file.Tree));
        var names = new InstalledNames();
        foreach (var (name, package) in packages)
        {
            names.Add(name, name);
            foreach (var provided in package.Provides) names.Provide(provided, name);
        }

        return new LockFileContent
        {
            Packages = [.. packages.Values.Select(package => package.Locked(distribution) with { DependsOn = DependsOn(package, names), IsDirect = world.Contains(package.Name) })],
            HasEdges = true,
            Remarks = distribution.Remarks,
        };
    }

    private static Dictionary<string, ApkPackage> Packages(ReadOnlyMemory<byte> bytes)
    {
        var (lines, packages) = (new ByteLines(bytes), new Dictionary<string, ApkPackage>(StringComparer.Ordinal));
        while (Package(lines) is { } package)
        {
            packages[package.Name] = package;
            if (packages.Count > OperatingSystemReaders.MostPackages) throw new FormatException($"it lists more than {OperatingSystemReaders.MostPackages:N0} packages");
        }

        return packages;
    }

    private static ApkPackage? Package(ByteLines lines)
    {
        var (first, fields) = (0, new Dictionary<char, string>());
        while (lines.Next(out var line))
        {
            if (line.IsEmpty && first > 0) break;
            if (line.IsEmpty) continue;
            if (first == 0) first = lines.Number;
            if (line.Length < 2 || line[1] != ':') throw lines.Problem("it is not of the form 'P:value'");
            if (ApkPackage.Letters.Contains((char)line[0], StringComparison.Ordinal)) fields[(char)line[0]] = Encoding.UTF8.GetString(line[2..]);
        }

        return first > 0 ? new ApkPackage(first, fields) : null;
    }

    /// <summary>The packages that somebody asked for by name.</summary>
    private static HashSet<string> World(IFileTree tree) =>
        [.. (Companion.Text(tree, "etc/apk/world") ?? "").Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(ApkPackage.NameOf)];

    private static List<string> DependsOn(ApkPackage package, InstalledNames names) =>
        [.. package.Dependencies.Select(names.Find).OfType<string>().Where(id => id != package.Name).Distinct()];
}
