namespace SbomScan.Images.Files;

/// <summary>A folder for what has to be spooled, which nobody else can enter, and which ends with its owner.</summary>
/// <param name="parent">Where it is made.</param>
internal sealed class PrivateFolder(string parent) : IDisposable
{
    // What is left free for everybody else.
    private const long Reserve = 256L << 20;
    private const long LookEvery = 64L << 20;

    private readonly string path = Make(Path.Combine(parent, $"sbom-scan-{Guid.NewGuid():N}"));
    private long untilLook;

    public string File(string name) => Path.Combine(path, name);

    /// <summary>To be called before <paramref name="bytes"/> more are written.</summary>
    /// <exception cref="FormatException">There is no room for them.</exception>
    public void MakeSureOfRoom(long bytes)
    {
        untilLook -= bytes;
        if (untilLook > 0) return;
        untilLook = LookEvery;
        var free = new DriveInfo(path).AvailableFreeSpace;
        if (free < Reserve + bytes) throw new FormatException($"there is no room for it: {parent} has {free >> 20:N0} MiB left, and {(Reserve + bytes) >> 20:N0} are needed");
    }

    /// <summary>Writes a stream to a file.</summary>
    /// <returns>Its path.</returns>
    public string Spool(string name, Stream content, Action<long> written)
    {
        using var file = new FileStream(File(name), FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[256 * 1024];
        while (content.Read(buffer) is > 0 and var read)
        {
            MakeSureOfRoom(read);
            file.Write(buffer, 0, read);
            written(file.Length);
        }

        return file.Name;
    }

    public void Dispose()
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
    }

    private static string Make(string path)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("Container actions run on Linux.");
        return Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
    }
}
