using LocalAws.Ecs;
using LocalAws.Faults;

namespace Actions.Aws.Tests;

public class EcrTests
{
    private const string Registry = "123456789012.dkr.ecr.eu-central-1.amazonaws.com";
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task Shows_the_images_that_tasks_are_started_from()
    {
        await using var local = await Local.StartAsync();
        var running = local.Server.Ecs.AddImage(new ImageSpec($"{Registry}/api", "2") { ScanStatus = "COMPLETE" });

        var image = (await local.Session.Ecr.DescribeImagesAsync("api", null, [EcrImageId.Of("2")], Never)).ShouldHaveSingleItem();

        (image.ImageDigest, image.RepositoryName, image.RegistryId).ShouldBe((running.Digest, "api", "123456789012"));
        image.ImageTags.ShouldBe(["2"]);
        image.ImageScanStatus.ShouldBe(new EcrScanStatus { Status = "COMPLETE" });
        image.ImagePushedAt!.Value.ShouldBeInRange(DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
        (await local.Session.Ecr.DescribeImagesAsync("api", "123456789012", [EcrImageId.Of(running.Digest)], Never)).Count.ShouldBe(1);
        local.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Reads_the_platforms_of_an_image_index()
    {
        await using var local = await Local.StartAsync();
        var index = local.Server.Ecs.AddImage(new ImageSpec($"{Registry}/api", "multi") { Platforms = ["linux/amd64", "linux/arm64/v8"] });

        var answer = await local.Session.Ecr.BatchGetImageAsync("api", null, [EcrImageId.Of("multi"), EcrImageId.Of("1"), EcrImageId.Of("none")], Never);

        answer.Images.Select(image => image.ImageId.ImageTag).ShouldBe(["multi", "1"]);
        answer.Images[0].ImageId.ImageDigest.ShouldBe(index.Digest);
        answer.Images[0].ImageManifestMediaType.ShouldBe("application/vnd.oci.image.index.v1+json");
        ImageManifest.Platforms(answer.Images[0].ImageManifest).Select(platform => platform.ToString()).ShouldBe(["linux/amd64", "linux/arm64/v8"]);
        ImageManifest.Platforms(answer.Images[1].ImageManifest).ShouldBeEmpty();
        var failure = answer.Failures.ShouldHaveSingleItem();
        (failure.ImageId.ToString(), failure.FailureCode).ShouldBe(("none", "ImageNotFound"));
        local.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Asks_for_many_images_in_batches_and_pages()
    {
        await using var local = await Local.StartAsync();
        var ids = Enumerable.Range(0, 102).Select(i => local.Server.Ecs.AddImage($"{Registry}/many", $"{i}").Digest).Select(EcrImageId.Of).ToList();

        (await local.Session.Ecr.DescribeImagesAsync("many", null, ids, Never)).Select(image => image.ImageDigest).ShouldBe(ids.Select(id => id.ImageDigest));
        (await local.Session.Ecr.BatchGetImageAsync("many", null, ids, Never)).Images.Count.ShouldBe(102);

        local.Server.Records.Count("ecr:DescribeImages").ShouldBe(34 + 1, "a hundred and then two, in pages of three");
        local.Server.Records.Count("ecr:BatchGetImage").ShouldBe(2);
        local.Server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("none", "1", "RepositoryNotFoundException")]
    [InlineData("api", "none", "ImageNotFoundException")]
    public async Task Names_what_does_not_exist(string repository, string tag, string code)
    {
        await using var local = await Local.StartAsync();
        var missing = await Should.ThrowAsync<AwsException>(() => local.Session.Ecr.DescribeImagesAsync(repository, null, [EcrImageId.Of(tag)], Never));
        missing.Code.ShouldBe(code);
        missing.Message.ShouldContain($"ecr:DescribeImages failed for image {tag} of repository {repository} in account 123456789012");
        missing.Remedy!.ShouldContain("Check the name");
    }

    [Fact]
    public async Task Reads_again_after_trouble()
    {
        await using var local = await Local.StartAsync(new FaultRule(FaultKind.Error500) { Service = "ecr", First = 2 });
        (await local.Session.Ecr.BatchGetImageAsync("api", null, [EcrImageId.Of("1")], Never)).Images.Count.ShouldBe(1);
        local.Server.Records.Count("ecr:BatchGetImage").ShouldBe(3);
    }

    [Theory]
    [InlineData("""{"manifests":[{"platform":{"os":"linux","architecture":"amd64"}},{"platform":{"os":"unknown","architecture":"unknown"}},{"digest":"x"}]}""", "linux/amd64")]
    [InlineData("""{"schemaVersion":2,"config":{},"layers":[]}""", "")]
    [InlineData(
        """{"manifests":[{"platform":{"os":"windows","architecture":"amd64","os.version":"10"}},{"platform":{"os":"linux","architecture":"arm","variant":"v7"}}]}""",
        "windows/amd64 linux/arm/v7")]
    public void Platforms_are_those_of_images_that_run(string manifest, string platforms) =>
        string.Join(' ', ImageManifest.Platforms(manifest)).ShouldBe(platforms);

    [Theory]
    [InlineData("[]")]
    [InlineData("<html>")]
    [InlineData("")]
    public void What_is_no_manifest_is_refused(string text) =>
        Should.Throw<FormatException>(() => ImageManifest.Platforms(text)).Message.ShouldContain("image manifest");
}
