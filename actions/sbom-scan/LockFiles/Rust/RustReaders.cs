namespace SbomScan.LockFiles.Rust;

internal static class RustReaders
{
    public static IReadOnlyList<ILockFileReader> All { get; } = [new CargoLockReader()];
}
