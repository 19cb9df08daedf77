using SbomScan.LockFiles.DistInfo;
using SbomScan.LockFiles.OperatingSystem;
using SbomScan.LockFiles.Python;
using SbomScan.LockFiles.Rust;

namespace SbomScan.LockFiles;

/// <summary>Every format that is read. A file belongs to the first reader that recognises it.</summary>
internal static class LockFileReaders
{
    public static IReadOnlyList<ILockFileReader> All { get; } =
    [
        .. OperatingSystemReaders.All,
        .. DistInfoReaders.All,
        .. PythonReaders.All,
        .. RustReaders.All,
    ];

    public static ILockFileReader? For(string path) => All.FirstOrDefault(reader => reader.Recognises(path));
}
