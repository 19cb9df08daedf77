namespace SbomScan.LockFiles.Npm;

/// <summary>Lock files of the package managers that install from the npm registry.</summary>
internal static class NpmReaders
{
    public static IReadOnlyList<ILockFileReader> All { get; } = [new NpmLockReader(), new YarnReader(), new PnpmLockReader(), new BunLockReader(), new BunBinaryReader()];
}
