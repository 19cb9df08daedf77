namespace SbomScan.LockFiles.DotNet;

/// <summary>Files that say which NuGet packages are restored or published.</summary>
internal static class DotNetReaders
{
    public static IReadOnlyList<ILockFileReader> All { get; } =
        [new PackagesLockReader(), new ProjectAssetsReader(), new PackagesConfigReader(), new PaketLockReader(), new DepsJsonReader()];
}
