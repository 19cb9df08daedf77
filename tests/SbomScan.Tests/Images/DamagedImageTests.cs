using SbomScan.Images;

namespace SbomScan.Tests.Images;

/// <summary>A layer that cannot be read is named, and the others are read.</summary>
public sealed class DamagedImageTests : ImageFixture
{
    private static Layer Good(string name) => new Layer().File($"{name}/package.json", "{}").File($"{name}/noise", new string('x', 100_000));

    public static TheoryData<string, string> Damages => new()
    {
        { "cut", "damaged|another one|ends in the middle" },
        { "garbage", "neither a tar nor compressed" },
        { "flipped", "damaged|another one|no header" },
        { "zstd", "compressed with zstd" },
        { "xz", "compressed with xz" },
        { "other", "its content is another one|another content" },
        { "other-gzip", "another content" },
        { "empty", "another content|another one" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_damaged_layer_is_left_out_and_named(string damage, string words)
    {
        var other = new Layer().File("evil/package.json", "{}").Whiteout("one").ToArray();
        var test = new TestImage().With(Good("one"));
        var digest = damage is "zstd" or "xz" or "other-gzip" ? null : Layer.DigestOf(Layer.Gzip(Good("two").ToArray()));
        test.With(Good("two"), tar => Damaged(damage, tar, other), digest).With(Good("three"));
        var image = await OnlyAsync(test);
        Paths(image).ShouldBe(["one/package.json", "three/package.json"]);
        var part = image.Unreadable.ShouldHaveSingleItem();
        part.Name.ShouldBe($"layer 2 ({test.LayerDigests[1]})");
        part.Reason.ShouldMatch(words);
    }

    [Fact]
    public async Task A_missing_layer_is_named()
    {
        var test = new TestImage().With(Good("one")).With(Good("two"));
        var files = new OciFiles(test);
        files.Remove(TestImage.PathOf(test.LayerDigests[0]));
        var image = (await ReadAsync(files.ToTar())).Platforms.ShouldHaveSingleItem();
        Paths(image).ShouldBe(["two/package.json"]);
        image.Unreadable.ShouldHaveSingleItem().ToString().ShouldBe($"layer 1 ({test.LayerDigests[0]}): the image does not hold it");
    }

    [Fact]
    public async Task A_manifest_that_is_another_one_is_named_and_the_other_platform_is_read()
    {
        var (good, bad) = (new TestImage().With(Good("one")), new TestImage { Architecture = "arm64" }.With(Good("two")));
        var files = new OciFiles(good, bad);
        files[TestImage.PathOf(bad.ManifestDigest)] = good.Manifest;
        var image = await ReadAsync(files.ToTar());
        image.Platforms.ShouldHaveSingleItem().Config.Platform.ToString().ShouldBe("linux/amd64");
        image.Unreadable.ShouldHaveSingleItem().ToString().ShouldBe($"manifest {bad.ManifestDigest} for linux/arm64: the content of {bad.ManifestDigest} is another one");
    }

    [Fact]
    public async Task A_configuration_that_is_another_one_is_refused()
    {
        var archive = new TestImage().With(Good("one"));
        var layer = archive.LayerDigests[0];
        var manifest = $$"""[{"Config":"{{new string('0', 64)}}.json","Layers":["{{TestImage.PathOf(layer)}}"]}]""";
        var tar = new Layer().File("manifest.json", manifest).File($"{new string('0', 64)}.json", archive.Configuration).ToArray();
        (await Should.ThrowAsync<FormatException>(() => ReadAsync(tar))).Message.ShouldStartWith("the content of its configuration is not sha256:00");
    }

    [Theory]
    [InlineData("""[{"Config":"c.json","Layers":["a"]}]""", "{}", "names no layers or no platform")]
    [InlineData("""[{"Config":"c.json","Layers":["a"]}]""", """{"os":"linux","architecture":"amd64","rootfs":{"diff_ids":[]}}""", "its manifest names 1 layers and its configuration 0")]
    [InlineData("""[{"Config":"c.json","Layers":["a"]}]""", """{"os":"linux","architecture":"amd64","rootfs":{"diff_ids":["sha256:../../x"]}}""", "is not a digest")]
    [InlineData("""[{"Config":"../../etc/passwd","Layers":["a"]}]""", "{}", "does not hold 'etc/passwd'")]
    [InlineData("""[{"Layers":["a"]}]""", "{}", "names no configuration")]
    [InlineData("""{"a":1}""", "{}", "it holds 0 images")]
    [InlineData("[1, null]", "{}", "configuration")]
    [InlineData("""[{"Config":"c.json","RepoTags":["\ud800"]}]""", "{}", "a text that is not Unicode")]
    [InlineData("""[{"Config":"c.json","Layers":["a"]}]""", """{"\udfff":1}""", "a text that is not Unicode")]
    [InlineData("<html>", "{}", "it is not JSON")]
    [InlineData("", "{}", "it is not JSON")]
    public async Task Odd_documents_are_refused_in_words(string manifest, string config, string words)
    {
        var tar = new Layer().File("manifest.json", manifest).File("c.json", config).ToArray();
        (await Should.ThrowAsync<FormatException>(() => ReadAsync(tar))).Message.ShouldContain(words);
    }

    private static byte[] Damaged(string damage, byte[] tar, byte[] other)
    {
        var gzip = Layer.Gzip(tar);
        switch (damage)
        {
            case "cut": return gzip[..(gzip.Length / 2)];
            case "garbage": return [.. Enumerable.Range(0, 5000).Select(number => (byte)(number * 7))];
            case "flipped": gzip[gzip.Length / 2] ^= 0x55; return gzip;
            case "zstd": return [0x28, 0xB5, 0x2F, 0xFD, .. gzip];
            case "xz": return [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, .. gzip];
            case "other": return other;
            case "other-gzip": return Layer.Gzip(other);
            default: return [];
        }
    }
}
