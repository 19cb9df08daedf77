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
        var packages = new Dictionary<string, ApkPackage>(StringComparer.Ordinal);
        var (line, first, fields) = (0, 0, new Dictionary<char, string>());
        while (!bytes.IsEmpty)
        {
            line++;
            if (TakeLine(ref bytes, line, fields)) first = first == 0 ? line : first;
            else if (first > 0) End();
        }

        if (first > 0) End();
        return packages;

        void End()
        {
            var package = new ApkPackage(first, fields);
            packages[package.Name] = package;
            if (packages.Count > OperatingSystemReaders.MostPackages) throw new FormatException($"it lists more than {OperatingSystemReaders.MostPackages:N0} packages");
            (first, fields) = (0, []);
        }
    }

    /// <returns>Whether the line holds a field; an empty one ends a package.</returns>
    private static bool TakeLine(ref ReadOnlyMemory<byte> bytes, int number, Dictionary<char, string> fields)
    {
        var end = bytes.Span.IndexOf((byte)'\n');
        var line = (end < 0 ? bytes : bytes[..end]).Span.TrimEnd((byte)'\r');
        bytes = end < 0 ? default : bytes[(end + 1)..];
        if (line.IsEmpty) return false;
        if (line.Length < 2 || line[1] != ':') throw new FormatException($"line {number:N0}: it is not of the form 'P:value'");
        if (ApkPackage.Letters.Contains((char)line[0], StringComparison.Ordinal)) fields[(char)line[0]] = Encoding.UTF8.GetString(line[2..]);
        return true;
    }

    /// <summary>The packages that somebody asked for by name.</summary>
    private static HashSet<string> World(IFileTree tree) =>
        [.. (Companion.Text(tree, "etc/apk/world") ?? "").Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(text => text.AsSpan().IndexOfAny("=<>~@") is > 0 and var end ? text[..end] : text)];

    private static List<string> DependsOn(ApkPackage package, InstalledNames names) =>
        [.. package.Dependencies.Select(names.Find).OfType<string>().Where(id => id != package.Name).Distinct()];
}
