using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Java;

/// <summary>
/// <c>gradle.lockfile</c>, and the same for the build scripts (<c>buildscript-gradle.lockfile</c>) and the settings.
/// Format: https://docs.gradle.org/current/userguide/dependency_locking.html.
/// </summary>
internal sealed class GradleLockReader : ILockFileReader
{
    private const string End = "empty";

    public string Format => "gradle.lockfile";

    public bool Recognises(string path) => PathName.Of(path) is "gradle.lockfile" or "buildscript-gradle.lockfile" or "settings-gradle.lockfile";

    public LockFileContent Read(LockFile file)
    {
        var isOfBuild = PathName.Of(file.Path) != "gradle.lockfile";
        var packages = new Dictionary<string, LockedPackage>(StringComparer.Ordinal);
        var (number, isWhole) = (0, false);
        foreach (var written in file.Text.Split('\n'))
        {
            number++;
            var line = written.Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            if (line.StartsWith($"{End}=", StringComparison.Ordinal)) isWhole = true;
            else if (Package(line, number, isOfBuild) is var package) packages.TryAdd(package.Id, package);
        }

        if (!isWhole) throw new FormatException($"it has no line '{End}=', with which every lock of Gradle ends: it is not whole");
        return new LockFileContent { Packages = [.. packages.Values], StatesEmptiness = packages.Count == 0 };
    }

    // group:artifact:version=configuration,configuration
    private static LockedPackage Package(string line, int number, bool isOfBuild)
    {
        var at = line.LastIndexOf('=');
        if (at < 0 || line[..at].Split(':') is not [{ Length: > 0 } group, { Length: > 0 } artifact, { Length: > 0 } version])
            throw new FormatException($"line {number}: '{ForPeople.Shortened(line)}' is not group:artifact:version=configurations");
        return new LockedPackage
        {
            Id = line[..at],
            Name = $"{group}:{artifact}",
            Version = version,
            Purl = PackageUrl.Of("maven", group, artifact, version),
            Scope = isOfBuild ? Scope.Dev : line[(at + 1)..].Split(',').Select(GradleConfiguration.ScopeOf).Min(),
            Line = number,
        };
    }
}
