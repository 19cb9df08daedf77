using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;

namespace Bench.SbomScan;

/// <summary>An image archive as <c>docker save</c> writes it, with the packages of this machine's own Debian: their database, their copyright files, and the files of their documentation.</summary>
internal static class DebianImage
{
    private const string Database = "/var/lib/dpkg";

    /// <returns>How many packages are installed; <see langword="null"/>: this is no Debian.</returns>
    public static int? Write(string file, string work)
    {
        if (!File.Exists(Path.Combine(Database, "status"))) return null;
        var layer = Path.Combine(work, "layer.tar");
        using (var tar = new TarWriter(File.Create(layer), TarEntryFormat.Pax))
        {
            string[] facts = ["/etc/debian_version", Path.Combine(Database, "status"), .. Directory.EnumerateFiles(Path.Combine(Database, "info"), "*.list")];
            foreach (var path in Directory.EnumerateFiles("/usr/share/doc", "*", SearchOption.AllDirectories).Concat(facts))
            {
                if (new FileInfo(path).LinkTarget == null) tar.WriteEntry(path, path[1..]);
            }

            foreach (var name in new[] { "etc/os-release", "usr/lib/os-release" }) tar.WriteEntry("/usr/lib/os-release", name);
        }

        WriteArchive(file, layer);
        return File.ReadLines(Path.Combine(Database, "status")).Count(line => line == "Status: install ok installed");
    }

    private static void WriteArchive(string file, string layer)
    {
        using var content = File.OpenRead(layer);
        var digest = Convert.ToHexStringLower(SHA256.HashData(content));
        content.Position = 0;
        using var tar = new TarWriter(File.Create(file), TarEntryFormat.Pax);
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, $"{digest}/layer.tar") { DataStream = content });
        Add(tar, "config.json", $$$"""{"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":["sha256:{{{digest}}}"]}}""");
        Add(tar, "manifest.json", $$"""[{"Config":"config.json","RepoTags":["bench/debian:12"],"Layers":["{{digest}}/layer.tar"]}]""");
    }

    private static void Add(TarWriter tar, string name, string text) =>
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
}
