namespace SbomScan.LockFiles.DistInfo;

internal static class DistInfoReaders
{
    public static IReadOnlyList<ILockFileReader> All { get; } = [new InstalledPython()];
}
