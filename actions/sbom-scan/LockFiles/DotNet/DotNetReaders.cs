namespace SbomScan.LockFiles.DotNet;

/// <summary>Files that say which NuGet packages are restored or published.</summary>
internal static class DotNetReaders
{
    public static IReadOnlyList<ILockFileReader> All { get; } =
    [
        new NuspecLicenses(new PackagesLockReader()),
        new NuspecLicenses(new ProjectAssetsReader()),
        new NuspecLicenses(new PackagesConfigReader()),
        new NuspecLicenses(new PaketLockReader()),
        new NuspecLicenses(new DepsJsonReader()),
    ];
}
