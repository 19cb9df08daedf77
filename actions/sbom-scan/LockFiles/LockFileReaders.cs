using SbomScan.LockFiles.CocoaPods;
using SbomScan.LockFiles.Conan;
using SbomScan.LockFiles.Dart;
using SbomScan.LockFiles.DistInfo;
using SbomScan.LockFiles.DotNet;
using SbomScan.LockFiles.Elixir;
using SbomScan.LockFiles.GitHub;
using SbomScan.LockFiles.Go;
using SbomScan.LockFiles.Haskell;
using SbomScan.LockFiles.Java;
using SbomScan.LockFiles.Npm;
using SbomScan.LockFiles.OperatingSystem;
using SbomScan.LockFiles.Php;
using SbomScan.LockFiles.Python;
using SbomScan.LockFiles.R;
using SbomScan.LockFiles.Ruby;
using SbomScan.LockFiles.Rust;
using SbomScan.LockFiles.Swift;

namespace SbomScan.LockFiles;

/// <summary>Every format that is read. A file belongs to the first reader that recognises it.</summary>
internal static class LockFileReaders
{
    public static IReadOnlyList<ILockFileReader> All { get; } =
    [
        .. OperatingSystemReaders.All,
        .. DistInfoReaders.All,
        .. JavaReaders.All,
        .. PythonReaders.All,
        new CabalFreezeReader(),
        new CargoLockReader(),
        new ComposerLockReader(),
        new ConanLockReader(),
        new GemfileLockReader(),
        new GoModReader(),
        new MixLockReader(),
        new PackageResolvedReader(),
        new PodfileLockReader(),
        new PubspecLockReader(),
        new RenvLockReader(),
        new StackLockReader(),
        .. NpmReaders.All,
        .. DotNetReaders.All,
        .. GitHubReaders.All,
    ];

    public static ILockFileReader? For(string path) => All.FirstOrDefault(reader => reader.Recognises(path));
}
