namespace Testing;

/// <summary>New folders for files that come and go by the thousand: in memory where there is room, as a disk takes several times as long.</summary>
internal static class ScratchFolder
{
    private const string Memory = "/dev/shm";
    private const long Room = 1L << 30;

    public static string Create(string prefix) =>
        HasRoom() ? Directory.CreateDirectory(Path.Combine(Memory, prefix + Path.GetRandomFileName())).FullName : Directory.CreateTempSubdirectory(prefix).FullName;

    // A container often has 64 MB only.
    private static bool HasRoom() => Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > Room;
}
