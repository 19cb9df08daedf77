using System.Formats.Tar;
using Testing.Containers;

namespace EndToEnd.Tests;

/// <summary>An image with a shell and the usual programs, made of this machine's static busybox: nothing is pulled for it.</summary>
internal static class SmallImage
{
    public const string Name = "small:test";
    private const string Busybox = "/bin/busybox";
    private static readonly string[] Programs = ["sh", "cat", "echo", "env", "httpd", "id", "mkdir", "pwd", "sleep", "wget"];

    /// <summary>Makes it, or skips the test where that is not possible.</summary>
    public static async Task MakeAsync(DockerEngine engine)
    {
        Assert.SkipUnless(File.Exists(Busybox), "busybox is needed: apt-get update && apt-get install -y --no-install-recommends busybox-static");
        var file = Path.GetTempFileName();
        try
        {
            await WriteAsync(file);
            await engine.RunAsync("import", "--change", "ENV PATH=/bin FROM_IMAGE=yes", "--change", "USER 1234", file, Name);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task WriteAsync(string file)
    {
        await using var tar = new TarWriter(File.Create(file));
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.Directory, "tmp/") { Mode = (UnixFileMode)0b1_111_111_111 });
        await tar.WriteEntryAsync(Busybox, "bin/busybox");
        foreach (var program in Programs)
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.SymbolicLink, $"bin/{program}") { LinkName = "busybox" });
    }
}
