namespace SbomScan.LockFiles.Java;

internal static class JavaReaders
{
    public static IReadOnlyList<ILockFileReader> All { get; } = [new PomReader(), new GradleLockReader(), new VerificationMetadataReader()];
}
