using SbomScan.Images;

namespace SbomScan.Tests.Images;

public sealed class ImageSourceTests : ImageFixture
{
    [Theory]
    [InlineData("docker-archive:out/image.tar", nameof(ImageSourceKind.DockerArchive), "out/image.tar")]
    [InlineData("oci-layout:out", nameof(ImageSourceKind.OciLayout), "out")]
    [InlineData("daemon:ghcr.io:443/org/api:1.2", nameof(ImageSourceKind.Daemon), "ghcr.io:443/org/api:1.2")]
    [InlineData("out/image.tar", nameof(ImageSourceKind.Any), "out/image.tar")]
    public void A_source_is_a_kind_and_a_place(string text, string kind, string value) =>
        ImageSource.Parse(text).ShouldBe(new ImageSource(Enum.Parse<ImageSourceKind>(kind), value));

    [Theory]
    [InlineData("registry:ghcr.io/org/api:1", "docker save")]
    [InlineData("docker://alpine", "docker save")]
    [InlineData("daemon:", "names nothing")]
    [InlineData("", "it is empty")]
    public void What_is_no_source_is_refused_with_what_is_possible(string text, string words) => Should.Throw<FormatException>(() => ImageSource.Parse(text)).Message.ShouldContain(words);

    [Theory]
    [InlineData("daemon:ghcr.io/org/api:1.2", "ghcr.io/org/api")]
    [InlineData("out/api.oci.tar", "api")]
    [InlineData("oci-layout:out/api/", "api")]
    [InlineData("docker-archive:out/.image.tar", ".image.tar")]
    [InlineData("oci-layout:.", "image")]
    [InlineData("oci-layout:../", "image")]
    [InlineData("/", "image")]
    public void A_source_has_a_name(string text, string name) => ImageSource.Parse(text).Name.ShouldBe(name);

    [Theory]
    [InlineData("alpine", "alpine", "alpine:latest")]
    [InlineData("ghcr.io:443/org/api", "ghcr.io:443/org/api", "ghcr.io:443/org/api:latest")]
    [InlineData("api:1.2@sha256:ab", "api", "api:1.2@sha256:ab")]
    [InlineData("4f2a9c01bd7e", "4f2a9c01bd7e", "4f2a9c01bd7e")]
    public void A_name_is_known_with_and_without_its_version(string name, string without, string with)
    {
        ImageName.WithoutVersion(name).ShouldBe(without);
        ImageName.WithVersion(name).ShouldBe(with);
    }

    [Theory]
    [InlineData("linux")]
    [InlineData("linux/")]
    [InlineData("linux/arm/v7/x")]
    public void What_is_no_platform_is_refused(string text) => Should.Throw<FormatException>(() => ImagePlatform.Parse(text)).Message.ShouldContain("linux/arm64");

    [Fact]
    public async Task What_is_no_image_is_told_apart()
    {
        (await Refused("missing.tar", null)).ShouldContain("there is no file or folder");
        (await Refused("text.tar", "no tar"u8.ToArray())).ShouldContain("neither a tar");
        (await Refused("empty.tar", [])).ShouldContain("holds neither manifest.json nor index.json");
        (await Refused("files.tar", new Layer().File("etc/passwd", "").ToArray())).ShouldContain("'docker export' writes the files of a container alone");
        (await Refused("old.tar", new Layer().File("repositories", "{}").ToArray())).ShouldContain("before 1.10");
        (await Refused("image.tar.zst", [0x28, 0xB5, 0x2F, 0xFD, 0])).ShouldContain("compressed with zstd");
        (await Refused("oci.tar", new OciFiles().ToTar(), "docker-archive:")).ShouldContain("give it as oci-layout:");
        (await Refused("docker.tar", new TestImage().DockerArchive(), "oci-layout:")).ShouldContain("it holds no index.json");
        (await Refused("none.tar", new OciFiles().ToTar())).ShouldBe("it holds no image");
    }

    private async Task<string> Refused(string name, byte[]? content, string scheme = "")
    {
        var file = Path.Combine(Folder, name);
        if (content != null) await File.WriteAllBytesAsync(file, content, TestContext.Current.CancellationToken);
        return (await Should.ThrowAsync<FormatException>(() => ReadAsync(scheme + file))).Message;
    }
}
