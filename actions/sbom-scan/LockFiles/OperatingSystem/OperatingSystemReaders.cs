using SbomScan.LockFiles.Apk;
using SbomScan.LockFiles.Dpkg;

namespace SbomScan.LockFiles.OperatingSystem;

internal static class OperatingSystemReaders
{
    // More packages than any distribution has.
    public const int MostPackages = 200_000;

    public static IReadOnlyList<ILockFileReader> All { get; } = [new DpkgStatus(), new DpkgStatusFolder(), new ApkInstalled(), .. UnsupportedDatabase.All];
}
