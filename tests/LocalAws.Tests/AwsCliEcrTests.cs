using LocalAws.Ecs;
using LocalAws.Tests.Kit;

namespace LocalAws.Tests;

/// <summary>The real command line on images.</summary>
public sealed class AwsCliEcrTests
{
    [Fact]
    public async Task Reads_repositories_images_and_manifests()
    {
        AwsCli.Require();
        await using var server = await LocalAwsServer.StartAsync();
        var image = server.Ecs.AddImage(new ImageSpec("123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/api", "1") { Platforms = ["linux/amd64", "linux/arm64"] });
        var aws = new AwsCli(server);

        (await aws.RunAsync("ecr", "describe-repositories"))["repositories"]![0]!["repositoryName"]!.GetValue<string>().ShouldBe("shop/api");
        var details = (await aws.RunAsync("ecr", "describe-images", "--repository-name", "shop/api"))["imageDetails"]!.AsArray();
        details.Count.ShouldBe(3);
        var manifest = await aws.RunAsync("ecr", "batch-get-image", "--repository-name", "shop/api", "--image-ids", "imageTag=1");
        manifest["images"]![0]!["imageId"]!["imageDigest"]!.GetValue<string>().ShouldBe(image.Digest);
        server.Records.ShouldBeClean();
    }
}
