using SbomScan.LockFiles.DotNet;
using SbomScan.LockFiles.GitHub;
using SbomScan.LockFiles.Npm;

namespace SbomScan.LockFiles;

/// <summary>Every format that is read. A file belongs to the first reader that recognises it.</summary>
internal static class LockFileReaders
{
    public static IReadOnlyList<ILockFileReader> All { get; } =
    [
        .. NpmReaders.All,
        .. DotNetReaders.All,
        .. GitHubReaders.All,
    ];

    public static ILockFileReader? For(string path) => All.FirstOrDefault(reader => reader.Recognises(path));
}
