using System.Text;
using SbomScan.Images.Tar;
using SbomScan.LockFiles;
using SbomScan.Tests.LockFiles;

namespace SbomScan.Tests.Images;

/// <summary>Damage by chance: whatever it hits is told as a fault of the file, and never ends in another error.</summary>
public sealed class RandomDamageTests : ImageFixture
{
    private static readonly string[] Pieces = ["\"", "{", "}", "[", "]", ":", ",", "null", "-1", "1e999", "\\u0000", "\\ud800", "sha256:", "../", "/", "\n", "\0", ".wh.", "999999999999999999999"];

    [Fact]
    public async Task Documents_of_an_image()
    {
        var test = new TestImage().With(new Layer().File("package.json", "{}"), tar => tar);
        var layer = new Layer().File("package.json", "{}").ToArray();
        var manifest = Encoding.UTF8.GetBytes("""[{"Config":"c.json","RepoTags":["shop/api:1"],"Layers":["a/layer.tar"]}]""");
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var archive = new Layer().File("a/layer.tar", layer).File("manifest.json", seed % 2 == 0 ? Damaged(manifest, random) : manifest).File("c.json", seed % 2 == 1 ? Damaged(test.Configuration, random) : test.Configuration);
            await TryAsync(archive.ToArray(), seed);
        }
    }

    [Fact]
    public async Task Archives()
    {
        var test = new TestImage().With(new Layer().File("package.json", "{}").HardLink("pom.xml", "x").File("x", "<a/>")).With(new Layer().Whiteout("package.json").SymbolicLink("lib", "usr/lib"));
        byte[][] archives = [test.DockerArchive(), test.OldDockerArchive(), new OciFiles(test).ToTar(), Layer.Gzip(test.DockerArchive())];
        for (var seed = 0; seed < 500; seed++) await TryAsync(Damaged(archives[seed % archives.Length], new Random(seed)), seed);
    }

    [Fact]
    public void Headers_of_a_tar_whose_checksum_is_right()
    {
        var tar = new Layer().File(new string('n', 150) + "/package.json", "{}").SymbolicLink("lib", "usr/lib").File("pom.xml", new string('x', 600)).ToArray();
        for (var seed = 0; seed < 5000; seed++)
        {
            var random = new Random(seed);
            var damaged = (byte[])tar.Clone();
            var header = damaged.AsSpan(random.Next(damaged.Length / 512) * 512, 512);
            for (var count = random.Next(1, 5); count > 0; count--) header[random.Next(512)] = (byte)random.Next(256);
            header.Slice(148, 8).Fill((byte)' ');
            var sum = 0;
            foreach (var value in header) sum += value;
            Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(header[148..]);
            Try(() => Read(damaged), seed);
        }
    }

    [Theory]
    [InlineData("var/lib/dpkg/status", "Package: a\nStatus: install ok installed\nArchitecture: all\nVersion: 1:2.0-1\nSource: b (2.0)\nDepends: c | d (>= 1), e:any\n\nPackage: c\nStatus: install ok installed\nVersion: 1\nProvides: e (= 1)\n")]
    [InlineData("var/lib/dpkg/status.d/a", "Package: a\nArchitecture: all\nVersion: 1\n")]
    [InlineData("lib/apk/db/installed", "C:Q1abc=\nP:a\nV:1.0-r0\nA:x86_64\no:b\nD:so:c.so.1 !d\np:cmd:a=1\n\nP:c\nV:1\n")]
    [InlineData("usr/lib/python3/site-packages/a-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: a\nVersion: 1\nLicense: MIT\n\ntext\n")]
    public void Package_databases(string path, string content)
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var release = Encoding.UTF8.GetString(Damaged("ID=debian\nVERSION_ID=\"12\"\n"u8.ToArray(), random));
            var tree = new MemoryTree { ["etc/os-release"] = release, ["usr/share/doc/a/copyright"] = "Format: x\n\nFiles: *\nLicense: MIT\n" };
            var file = new LockFile(path, Damaged(Encoding.UTF8.GetBytes(content), random), tree);
            Try(() => LockFileReaders.For(path)!.Read(file), seed);
        }
    }

    private static byte[] Damaged(byte[] content, Random random)
    {
        var damaged = content.ToList();
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var at = random.Next(damaged.Count + 1);
            switch (random.Next(4))
            {
                case 0 when at < damaged.Count: damaged[at] = (byte)random.Next(256); break;
                case 1: damaged.RemoveRange(at, Math.Min(damaged.Count - at, random.Next(20))); break;
                case 2 when random.Next(10) == 0: damaged.RemoveRange(at, damaged.Count - at); break;
                default: damaged.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)])); break;
            }
        }

        return [.. damaged];
    }

    private static void Read(byte[] tar)
    {
        var entries = new TarEntries(new MemoryStream(tar), 100);
        while (entries.Next(out var entry)) entries.CopyTo(Stream.Null);
    }

    private async Task TryAsync(byte[] archive, int seed)
    {
        try
        {
            using var image = await ReadAsync(archive);
            foreach (var file in image.Platforms.SelectMany(one => one.Tree.Files.Select(file => (one.Tree, file)))) Try(() => file.Tree.Read(file.file.Path, LockFile.LargestFile), seed);
        }
        catch (FormatException)
        {
            // As it should be.
        }
        catch (Exception other)
        {
            throw new InvalidOperationException($"seed {seed}", other);
        }
    }

    private static void Try(System.Action read, int seed)
    {
        try
        {
            read();
        }
        catch (FormatException)
        {
            // As it should be.
        }
        catch (Exception other)
        {
            throw new InvalidOperationException($"seed {seed}", other);
        }
    }
}
