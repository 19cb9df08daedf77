using System.Text;
using SbomScan.LockFiles;

namespace SbomScan.Tests.LockFiles;

/// <summary>Whatever a file holds, its reader says what is wrong: nothing else is thrown, and nothing damaged is taken for empty.</summary>
public sealed class DamagedTests
{
    private static readonly (string Path, string Fixture)[] Fixtures =
    [
        ("package-lock.json", "Npm/npm-v1"), ("package-lock.json", "Npm/npm-v3"), ("pnpm-lock.yaml", "Npm/pnpm-5"), ("pnpm-lock.yaml", "Npm/pnpm-9"), ("yarn.lock", "Npm/yarn-classic"),
        ("yarn.lock", "Npm/yarn-berry"), ("bun.lock", "Npm/bun"), ("packages.lock.json", "DotNet/lock"), ("project.assets.json", "DotNet/assets"), ("Sample.App.deps.json", "DotNet/published"),
    ];

    public static TheoryData<string, string> All
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (path, fixture) in Fixtures) data.Add(path, fixture);
            return data;
        }
    }

    public static TheoryData<string> Paths => [.. Fixtures.Select(fixture => fixture.Path).Distinct(), "bun.lockb", "packages.config", "paket.lock"];

    private static string Text(string path, string fixture) => Encoding.UTF8.GetString(TestTree.Fixture(fixture).Read(path, LockFile.LargestFile)!);

    [Theory]
    [MemberData(nameof(Paths))]
    public void Other_content_is_refused(string path)
    {
        string[] contents = ["", " \n", "<!DOCTYPE html>\n<html><body>404</body></html>", "{", "[]", "null", "{}", "\"text\"", "\0\u0001\u0002", "<<<<<<< HEAD\n", "version https://git-lfs.github.com/spec/v1\noid sha256:0123\nsize 1\n"];

        foreach (var content in contents) Should.Throw<FormatException>(() => TestTree.ReadLock(path, content), $"«{content}»");
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Bytes_that_are_no_text_are_refused(string path)
    {
        byte[][] contents = [[0xFF, 0xFE, 0x00], [0x7B, 0x22, 0xC3, 0x28, 0x22, 0x3A, 0x31, 0x7D], [0x1F, 0x8B, 0x08, 0x00]];

        foreach (var content in contents) Should.Throw<FormatException>(() => new TestTree([(path, content)]).ReadLock(path));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_file_that_is_cut_off_is_refused_or_holds_something(string path, string fixture)
    {
        var text = Text(path, fixture);
        var all = TestTree.ReadLock(path, text).Packages.Count;

        for (var length = 0; length < text.Length - 2; length += text.Length / 50)
        {
            var read = ReadOrNull(path, text[..length]);
            if (read != null) read.Packages.Count.ShouldBeInRange(1, all);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_cut_in_JSON_is_always_noticed(string path, string fixture)
    {
        if (!path.EndsWith(".json", StringComparison.Ordinal)) return;
        var text = Text(path, fixture);

        for (var length = 0; length < text.Length - 2; length += text.Length / 20) Should.Throw<FormatException>(() => TestTree.ReadLock(path, text[..length]));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Changed_bytes_do_no_harm(string path, string fixture)
    {
        var original = Encoding.UTF8.GetBytes(Text(path, fixture));
        var random = new Random(11);
        for (var round = 0; round < 60; round++)
        {
            var bytes = original.ToArray();
            for (var i = 0; i < 3; i++) bytes[random.Next(bytes.Length)] = (byte)"{}[]\":,\n @#/x\0'-"[random.Next(16)];
            _ = ReadOrNull(path, Encoding.UTF8.GetString(bytes));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Another_version_of_the_format_is_refused(string path, string fixture)
    {
        if (path.EndsWith(".deps.json", StringComparison.Ordinal) || fixture == "Npm/yarn-classic") return;
        var text = Text(path, fixture);
        var line = text.Split('\n').First(line => line.Contains("ersion", StringComparison.Ordinal) && !line.Contains("1.0.0", StringComparison.Ordinal));

        Should.Throw<FormatException>(() => TestTree.ReadLock(path, text.Replace(line, line[..(line.IndexOf(':', StringComparison.Ordinal) + 1)] + " 77" + (line.EndsWith(',') ? "," : ""), StringComparison.Ordinal)))
            .Message.ShouldContain("77");
    }

    private static LockFileContent? ReadOrNull(string path, string text)
    {
        try
        {
            return TestTree.ReadLock(path, text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
