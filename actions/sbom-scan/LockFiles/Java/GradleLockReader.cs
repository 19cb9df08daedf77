using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Java;

/// <summary>
/// <c>gradle.lockfile</c>, the same for the build scripts (<c>buildscript-gradle.lockfile</c>) and the settings, and the older
/// <c>gradle/dependency-locks/CONFIGURATION.lockfile</c>, in which lines name no configuration.
/// Format: https://docs.gradle.org/current/userguide/dependency_locking.html.
/// </summary>
internal sealed class GradleLockReader : ILockFileReader
{
    private const string End = "empty=";
    private const string Extension = ".lockfile";

    public string Format => "gradle.lockfile";

    public bool Recognises(string path) => PathName.Of(path) is "gradle.lockfile" or "buildscript-gradle.lockfile" or "settings-gradle.lockfile" || IsOfConfiguration(path);

    public LockFileContent Read(LockFile file)
    {
        var name = PathName.Of(file.Path);
        var isOfBuild = name.StartsWith("buildscript-", StringComparison.Ordinal) || name.StartsWith("settings-", StringComparison.Ordinal);
        var configuration = IsOfConfiguration(file.Path) ? name[..^Extension.Length] : null;
        var lines = Lines(file.Text).ToList();
        if (configuration == null && !lines.Exists(line => line.Text.StartsWith(End, StringComparison.Ordinal)))
            throw new FormatException($"it has no line '{End}', with which every lock of Gradle ends: it is not whole");
        var packages = lines.Where(line => !line.Text.StartsWith(End, StringComparison.Ordinal))
            .Select(line => Package(configuration == null || line.Text.Contains('=') ? line.Text : $"{line.Text}={configuration}", line.Number, isOfBuild))
            .DistinctBy(package => package.Id).ToList();
        return new LockFileContent { Packages = packages, StatesEmptiness = packages.AreAllOwn() };
    }

    private static IEnumerable<(string Text, int Number)> Lines(string text) =>
        TextLines.Of(text).Select(line => (Text: line.Text.Trim(), line.Number)).Where(line => line.Text.Length > 0 && line.Text[0] != '#');

    private static bool IsOfConfiguration(string path) =>
        path.EndsWith(Extension, StringComparison.Ordinal) && $"/{path}".EndsWith($"/gradle/dependency-locks/{PathName.Of(path)}", StringComparison.Ordinal);

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
