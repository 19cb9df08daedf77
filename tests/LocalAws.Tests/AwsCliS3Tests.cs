using LocalAws.Tests.Kit;

namespace LocalAws.Tests;

/// <summary>The real command line copies files to a bucket and back, small ones and ones in parts.</summary>
public sealed class AwsCliS3Tests
{
    [Theory]
    [InlineData(10)]
    [InlineData(9 * 1024 * 1024)]
    public async Task A_file_is_copied_there_and_back(int size)
    {
        AwsCli.Require();
        await using var server = await LocalAwsServer.StartAsync(new LocalWorld { Buckets = { new WorldBucket("shop") } });
        var folder = Directory.CreateTempSubdirectory("aws-cli-s3-").FullName;
        var (there, back) = (Path.Combine(folder, "there"), Path.Combine(folder, "back"));
        var content = new byte[size];
        new Random(1).NextBytes(content);
        await File.WriteAllBytesAsync(there, content);
        var aws = new AwsCli(server);

        var put = await aws.TryAsync("s3", "cp", there, "s3://shop/folder/a b.bin", "--metadata", "commit=abc", "--no-progress");
        var got = await aws.TryAsync("s3", "cp", "s3://shop/folder/a b.bin", back, "--no-progress");
        var head = await aws.RunAsync("s3api", "head-object", "--bucket", "shop", "--key", "folder/a b.bin", "--checksum-mode", "ENABLED");

        put.Exit.ShouldBe(0, put.Error);
        got.Exit.ShouldBe(0, got.Error);
        (await File.ReadAllBytesAsync(back)).ShouldBe(content);
        head["Metadata"]!["commit"]!.GetValue<string>().ShouldBe("abc");
        head["ContentLength"]!.GetValue<int>().ShouldBe(size);
        server.Records.ShouldBeClean();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Buckets_and_listings_are_understood()
    {
        AwsCli.Require();
        await using var server = await LocalAwsServer.StartAsync();
        var aws = new AwsCli(server);
        await aws.RunAsync("s3api", "create-bucket", "--bucket", "shop", "--create-bucket-configuration", "LocationConstraint=eu-central-1");
        await aws.RunAsync("s3api", "put-bucket-versioning", "--bucket", "shop", "--versioning-configuration", "Status=Enabled");
        foreach (var number in Enumerable.Range(1, 7))
            server.Buckets.Put("shop", $"folder/{number}", [1, 2, 3]);

        var listed = await aws.RunAsync("s3api", "list-objects-v2", "--bucket", "shop", "--prefix", "folder/");
        var location = await aws.RunAsync("s3api", "get-bucket-location", "--bucket", "shop");
        var deleted = await aws.RunAsync("s3api", "delete-object", "--bucket", "shop", "--key", "folder/1");
        var refused = await aws.TryAsync("s3api", "head-object", "--bucket", "shop", "--key", "folder/1");

        listed["Contents"]!.AsArray().Count.ShouldBe(7);
        location["LocationConstraint"]!.GetValue<string>().ShouldBe("eu-central-1");
        deleted["DeleteMarker"]!.GetValue<bool>().ShouldBeTrue();
        refused.Error.ShouldContain("(404)");
        server.Records.ShouldBeClean();
    }
}
