using System.Text;
using SbomScan.LockFiles;
using SbomScan.Packages;

namespace SbomScan.Tests.LockFiles;

/// <summary>Reads lock files given as texts, and writes down what was read so that a test can name all of it.</summary>
internal static class Locks
{
    /// <param name="path">Of the lock file; chooses the reader as a scan does.</param>
    /// <param name="text">Its content.</param>
    /// <param name="others">What else is in the repository.</param>
    public static LockFileContent Read(string path, string text, params (string Path, string Text)[] others) => Read(path, Encoding.UTF8.GetBytes(text), others);

    public static LockFileContent Read(string path, byte[] content, params (string Path, string Text)[] others)
    {
        var reader = LockFileReaders.For(path).ShouldNotBeNull($"nothing recognises {path}");
        return reader.Read(new LockFile(path, content, new TestTree(others)));
    }

    /// <summary>What the message says of a file that is not understood.</summary>
    public static string Fault(string path, string text, params (string Path, string Text)[] others) => Should.Throw<FormatException>(() => Read(path, text, others)).Message;

    /// <summary>A line for each package: <c>line: purl or own name scope [direct] -> ids it depends on</c>.</summary>
    public static string Listing(this LockFileContent content) => string.Join('\n', content.Packages.Select(Line));

    private static string Line(LockedPackage package)
    {
        (package.Origin == PackageOrigin.Own).ShouldBe(package.Purl == null, package.Id);
        var what = package.Purl?.ToString() ?? $"own {package.Name} {package.Version}".TrimEnd();
        var edges = package.DependsOn.Count == 0 ? "" : " -> " + string.Join(", ", package.DependsOn);
        return $"{package.Line}: {what} {package.Scope.ToString().ToLowerInvariant()}{(package.IsDirect ? " direct" : "")}{edges}";
    }
}
