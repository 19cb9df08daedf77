using System.Text;
using System.Text.Json.Nodes;
using SbomScan.Images;

namespace SbomScan.Tests.Images;

/// <summary>Archives and layouts as the tools write them.</summary>
public sealed class LayoutTests : ImageFixture
{
    private static TestImage Small(string architecture = "amd64", string content = "{}") => new TestImage { Architecture = architecture }.With(new Layer().File("package.json", content));

    [Fact]
    public async Task The_configuration_may_come_last()
    {
        var image = await ReadAsync(Small().OldDockerArchive());
        image.Name.ShouldBe("ghcr.io/org/api");
        Paths(image.Platforms.ShouldHaveSingleItem()).ShouldBe(["package.json"]);
        image.Platforms[0].Unreadable.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_layer_that_is_a_link_to_another_is_that_one()
    {
        var test = new TestImage().With(new Layer().File("package.json", "{}"), tar => tar).With(new Layer().File("package.json", "{}"), tar => tar);
        var layer = new Layer().File("package.json", "{}").ToArray();
        var manifest = """[{"Config":"c.json","RepoTags":null,"Layers":["a/layer.tar","b/layer.tar"]}]""";
        var image = await ReadAsync(new Layer().SymbolicLink("b/layer.tar", "../a/layer.tar").File("a/layer.tar", layer).File("manifest.json", manifest).File("c.json", test.Configuration).ToArray());
        image.Platforms.ShouldHaveSingleItem().Unreadable.ShouldBeEmpty();
        image.Platforms[0].Tree.Files.ShouldHaveSingleItem().Layer.ShouldBe(Layer.DigestOf(layer));
    }

    [Fact]
    public async Task An_archive_may_be_compressed_as_a_whole() => Paths((await ReadAsync(Layer.Gzip(Small().DockerArchive()))).Platforms[0]).ShouldBe(["package.json"]);

    [Fact]
    public async Task An_oci_layout_is_read_from_a_folder_and_from_a_tar()
    {
        var files = new OciFiles(Small());
        files.WriteTo(Path.Combine(Folder, "api.oci"));
        foreach (var source in (string[])[Path.Combine(Folder, "api.oci"), $"oci-layout:{Folder}/api.oci/"])
        {
            var image = await ReadAsync(source);
            image.Name.ShouldBe("api");
            Paths(image.Platforms.ShouldHaveSingleItem()).ShouldBe(["package.json"]);
        }

        Paths((await ReadAsync(files.ToTar())).Platforms.ShouldHaveSingleItem()).ShouldBe(["package.json"]);
    }

    [Fact]
    public async Task Indexes_in_an_index_are_followed()
    {
        var files = new OciFiles(Small());
        var inner = OciFiles.IndexOf(Small().ToDescriptor());
        var outer = OciFiles.IndexOf(TestImage.Descriptor("application/vnd.oci.image.index.v1+json", inner));
        files.Add(inner);
        files.Add(outer);
        var top = TestImage.Descriptor("application/vnd.oci.image.index.v1+json", outer);
        top["annotations"] = new JsonObject { ["io.containerd.image.name"] = "registry.example.com:5000/shop/web:2@sha256:00" };
        files.Index(top);
        var image = await ReadAsync(files.ToTar());
        image.Name.ShouldBe("registry.example.com:5000/shop/web");
        Paths(image.Platforms.ShouldHaveSingleItem()).ShouldBe(["package.json"]);
    }

    [Fact]
    public async Task Each_platform_of_an_index_is_read_for_itself()
    {
        var image = await ReadAsync(new OciFiles(Small(), Small("arm64", "{arm}")).ToTar());
        image.Platforms.Select(one => one.Config.Platform.ToString()).ShouldBe(["linux/amd64", "linux/arm64"]);
        image.Platforms.Select(one => TextAt(one, "package.json")).ShouldBe(["{}", "{arm}"]);
    }

    [Theory]
    [InlineData("linux/arm64", "linux/arm64")]
    [InlineData("linux/arm64/v8", "linux/arm64")]
    [InlineData("linux/amd64", "linux/amd64")]
    [InlineData("linux/arm", "linux/arm/v7")]
    public async Task The_platform_that_is_asked_for_is_read_alone(string wish, string read)
    {
        var files = new OciFiles(Small(), Small("arm64"), new TestImage { Architecture = "arm", Variant = "v7" }.With(new Layer().File("pom.xml", "")));
        (await ReadAsync(files.ToTar(), wish)).Platforms.ShouldHaveSingleItem().Config.Platform.ToString().ShouldBe(read);
    }

    [Fact]
    public async Task A_platform_that_is_not_there_is_refused_with_those_that_are()
    {
        var files = new OciFiles(Small(), Small("arm64")).ToTar();
        (await Should.ThrowAsync<FormatException>(() => ReadAsync(files, "linux/s390x"))).Message.ShouldBe("it holds no image for linux/s390x, only for linux/amd64, linux/arm64");
        (await Should.ThrowAsync<FormatException>(() => ReadAsync(Small().DockerArchive(), "linux/arm64"))).Message.ShouldBe("it holds no image for linux/arm64, only for linux/amd64");
    }

    [Fact]
    public async Task An_attested_sbom_is_offered_and_is_no_image()
    {
        var image = Small();
        var files = new OciFiles(image);
        files.Index(image.ToDescriptor(), Attestation(files, image.ManifestDigest, "https://spdx.dev/Document", """{"spdxVersion":"SPDX-2.3"}"""), Attestation(files, "sha256:other", "https://cyclonedx.org/bom", "{}"));
        var read = await ReadAsync(files.ToTar());
        read.Platforms.ShouldHaveSingleItem();
        read.Unreadable.ShouldBeEmpty();
        var attestation = read.Attestations.ShouldHaveSingleItem();
        attestation.PredicateType.ShouldBe("https://spdx.dev/Document");
        attestation.Subject.ShouldBe(image.ManifestDigest);
        files.ShouldContainKey(attestation.Digest.Path);
        attestation.Size.ShouldBe(files[attestation.Digest.Path].Length);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("""{"layers":[{"mediaType":"application/vnd.in-toto+json","digest":"md5:0","annotations":{"in-toto.io/predicate-type":"https://spdx.dev/Document"}}]}""")]
    [InlineData("""{"layers":[{"mediaType":"application/vnd.in-toto+json","annotations":{"in-toto.io/predicate-type":"\ud800"}}]}""")]
    public async Task A_damaged_attestation_leaves_the_image_whole(string manifest)
    {
        var image = Small();
        var files = new OciFiles(image);
        files.Index(image.ToDescriptor(), AttestationManifest(files, image.ManifestDigest, Encoding.UTF8.GetBytes(manifest)));
        var read = await ReadAsync(files.ToTar());
        read.Platforms.ShouldHaveSingleItem();
        read.Unreadable.ShouldBeEmpty();
        read.Attestations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Attestations_count_once_and_not_without_end()
    {
        var image = Small();
        var files = new OciFiles(image);
        var layers = Enumerable.Range(0, 3000).Select(number => (JsonNode)new JsonObject
        {
            ["mediaType"] = "application/vnd.in-toto+json",
            ["digest"] = $"sha256:{number / 10:x64}",
            ["annotations"] = new JsonObject { ["in-toto.io/predicate-type"] = "https://cyclonedx.org/bom" },
        });
        files.Index(image.ToDescriptor(), AttestationManifest(files, image.ManifestDigest, TestImage.Bytes(new JsonObject { ["layers"] = new JsonArray([.. layers]) })));
        var read = await ReadAsync(files.ToTar());
        read.Attestations.Count.ShouldBe(100);
        read.Attestations.DistinctBy(one => one.Digest).Count().ShouldBe(100);
    }

    [Fact]
    public async Task What_an_image_says_about_itself_is_known()
    {
        var run = JsonNode.Parse("""{"User":"app","Healthcheck":{"Test":["CMD","true"]},"Labels":{"org.opencontainers.image.base.name":"docker.io/library/debian:12","org.opencontainers.image.base.digest":"sha256:ab"}}""")!.AsObject();
        var config = (await OnlyAsync(new TestImage { Run = run }.With(new Layer().File("package.json", "{}")))).Config;
        config.User.ShouldBe("app");
        config.HasHealthCheck.ShouldBeTrue();
        config.Base.ShouldBe(("docker.io/library/debian:12", "sha256:ab"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"User":"","Healthcheck":{"Test":["NONE"]},"Labels":null,"Env":null}""")]
    public async Task An_image_may_say_nothing_about_itself(string run)
    {
        var config = (await OnlyAsync(new TestImage { Run = JsonNode.Parse(run)!.AsObject() }.With(new Layer().File("package.json", "{}")))).Config;
        config.User.ShouldBeNull();
        config.HasHealthCheck.ShouldBeFalse();
        config.Base.ShouldBe((null, null));
    }

    [Fact]
    public async Task Several_images_in_one_archive_are_refused_by_name()
    {
        var manifest = """[{"Config":"a.json","RepoTags":["api:1"],"Layers":[]},{"Config":"b.json","RepoTags":["web:1"],"Layers":[]}]""";
        (await Should.ThrowAsync<FormatException>(() => ReadAsync(new Layer().File("manifest.json", manifest).ToArray()))).Message.ShouldBe("it holds 2 images (api:1, web:1); one is read: save it alone");
        var two = new OciFiles(Small(), Small(content: "{2}")).ToTar();
        (await Should.ThrowAsync<FormatException>(() => ReadAsync(two))).Message.ShouldContain("it holds 2 images for linux/amd64");
    }

    [Fact]
    public async Task An_image_with_two_tags_is_one_image()
    {
        var files = new OciFiles(Small());
        files.Index(Small().ToDescriptor(), Small().ToDescriptor());
        (await ReadAsync(files.ToTar())).Platforms.ShouldHaveSingleItem();
    }

    private static JsonObject Attestation(OciFiles files, string subject, string type, string document)
    {
        var statement = Encoding.UTF8.GetBytes($$"""{"_type":"https://in-toto.io/Statement/v0.1","predicateType":"{{type}}","subject":[{"name":"_"}],"predicate":{{document}}}""");
        var layer = TestImage.Descriptor("application/vnd.in-toto+json", statement);
        layer["annotations"] = new JsonObject { ["in-toto.io/predicate-type"] = type };
        var manifest = TestImage.Bytes(new JsonObject { ["config"] = TestImage.Descriptor("application/vnd.oci.image.config.v1+json", "{}"u8.ToArray()), ["layers"] = new JsonArray(layer) });
        files.Add(statement);
        return AttestationManifest(files, subject, manifest);
    }

    private static JsonObject AttestationManifest(OciFiles files, string subject, byte[] manifest)
    {
        files.Add(manifest);
        var descriptor = TestImage.Descriptor("application/vnd.oci.image.manifest.v1+json", manifest);
        descriptor["platform"] = new JsonObject { ["os"] = "unknown", ["architecture"] = "unknown" };
        descriptor["annotations"] = new JsonObject { ["vnd.docker.reference.type"] = "attestation-manifest", ["vnd.docker.reference.digest"] = subject };
        return descriptor;
    }
}
