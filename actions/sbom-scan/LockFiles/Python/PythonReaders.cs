namespace SbomScan.LockFiles.Python;

internal static class PythonReaders
{
    public static IReadOnlyList<ILockFileReader> All { get; } =
        [new RequirementsReader(), new PoetryLockReader(), new PipfileLockReader(), new UvLockReader(), new PdmLockReader(), new PylockReader()];
}
