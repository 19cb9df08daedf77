using System.Net;
using System.Security.Cryptography;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;

namespace LocalAws.Tests.S3;

/// <summary>Single objects, by the official client.</summary>
public sealed class ObjectTests
{
    [Fact]
    public async Task An_object_is_read_as_it_was_written()
    {
        await using var s3 = await OfficialClient.StartAsync();
        var put = await s3.PutAsync("folder/grüß <&> +.txt", "hello", request =>
        {
            request.ContentType = "text/plain; charset=utf-8";
            request.Metadata["commit"] = "abc";
        });

        using var got = await s3.Client.GetObjectAsync("shop", "folder/grüß <&> +.txt");
        using var reader = new StreamReader(got.ResponseStream);

        (await reader.ReadToEndAsync()).ShouldBe("hello");
        (got.ETag, got.ContentLength, got.Headers.ContentType).ShouldBe((put.ETag, 5, "text/plain; charset=utf-8"));
        got.ETag.ShouldBe("\"5d41402abc4b2a76b9719d911017c592\"");
        got.Metadata["commit"].ShouldBe("abc");
        s3.Server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("CRC32", "y/Q5Jg==")]
    [InlineData("SHA256", "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=")]
    public async Task A_checksum_is_verified_and_answered(string algorithm, string expected)
    {
        await using var s3 = await OfficialClient.StartAsync();
        await s3.PutAsync("digits", "123456789", request => request.ChecksumAlgorithm = ChecksumAlgorithm.FindValue(algorithm));

        var head = await s3.Client.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = "shop", Key = "digits", ChecksumMode = ChecksumMode.ENABLED });

        (algorithm == "CRC32" ? head.ChecksumCRC32 : head.ChecksumSHA256).ShouldBe(expected);
        head.ChecksumType.ShouldBe(ChecksumType.FULL_OBJECT);
        (await s3.ReadAsync("digits", request => request.ChecksumMode = ChecksumMode.ENABLED)).ShouldBe("123456789");
        s3.Server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("rosUhgp5mIg=", "")]
    [InlineData("rosUhgp5mIk=", "BadDigest")]
    public async Task A_checksum_that_this_client_cannot_compute_is_verified_too(string sent, string refusal)
    {
        await using var s3 = await OfficialClient.StartAsync();
        var put = s3.PutAsync("digits", "123456789", request => request.ChecksumCRC64NVME = sent);

        (await Record.ExceptionAsync(() => put) is AmazonS3Exception refused ? refused.ErrorCode : "").ShouldBe(refusal);
    }

    [Fact]
    public async Task A_checksum_of_something_else_is_refused()
    {
        await using var s3 = await OfficialClient.StartAsync();
        var refused = await s3.RefusedAsync(_ => s3.PutAsync("hello", "hello", request => request.ChecksumSHA256 = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes("other")))));
        (refused.StatusCode, refused.ErrorCode).ShouldBe((HttpStatusCode.BadRequest, "BadDigest"));
    }

    [Theory]
    [InlineData(1, 3, "ell")]
    [InlineData(2, 100, "llo")]
    public async Task A_part_is_read(long from, long to, string expected)
    {
        await using var s3 = await OfficialClient.StartAsync();
        await s3.PutAsync("hello", "hello");

        (await s3.ReadAsync("hello", request => request.ByteRange = new ByteRange(from, to))).ShouldBe(expected);
        (await s3.RefusedAsync(_ => s3.ReadAsync("hello", request => request.ByteRange = new ByteRange(9, 10)))).ErrorCode.ShouldBe("InvalidRange");
    }

    [Fact]
    public async Task Only_one_of_many_writers_creates_an_object()
    {
        await using var s3 = await OfficialClient.StartAsync();
        var codes = await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
        {
            try
            {
                await s3.PutAsync("lock", $"{number}", request => request.IfNoneMatch = "*");
                return "";
            }
            catch (AmazonS3Exception refused)
            {
                return $"{(int)refused.StatusCode} {refused.ErrorCode}";
            }
        }));

        codes.Count(code => code.Length == 0).ShouldBe(1);
        codes.Where(code => code.Length > 0).ShouldAllBe(code => code == "412 PreconditionFailed");
    }

    [Fact]
    public async Task A_write_and_a_delete_of_what_has_changed_are_refused()
    {
        await using var s3 = await OfficialClient.StartAsync();
        var first = await s3.PutAsync("state", "1");
        var second = await s3.PutAsync("state", "2", request => request.IfMatch = first.ETag);

        (await s3.RefusedAsync(_ => s3.PutAsync("state", "3", request => request.IfMatch = first.ETag))).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await s3.RefusedAsync(_ => s3.PutAsync("none", "3", request => request.IfMatch = first.ETag))).ErrorCode.ShouldBe("NoSuchKey");
        (await s3.RefusedAsync(client => client.DeleteObjectAsync(Delete(first.ETag)))).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await s3.ReadAsync("state")).ShouldBe("2");
        await s3.Client.DeleteObjectAsync(Delete(second.ETag));
        await s3.Client.DeleteObjectAsync(Delete(second.ETag));
        (await s3.RefusedAsync(_ => s3.ReadAsync("state"))).ErrorCode.ShouldBe("NoSuchKey");

        static DeleteObjectRequest Delete(string tag) => new() { BucketName = "shop", Key = "state", IfMatch = tag };
    }

    [Fact]
    public async Task Every_version_can_be_read_and_a_delete_leaves_a_marker()
    {
        await using var s3 = await OfficialClient.StartAsync(new LocalWorld { Buckets = { new WorldBucket("shop") { IsVersioned = true } } });
        var first = await s3.PutAsync("app", "1");
        var second = await s3.PutAsync("app", "2");

        first.VersionId.ShouldNotBe(second.VersionId);
        (await s3.ReadAsync("app")).ShouldBe("2");
        (await s3.ReadAsync("app", request => request.VersionId = first.VersionId)).ShouldBe("1");
        (await s3.Client.DeleteObjectAsync("shop", "app")).DeleteMarker.ShouldBe("true");
        (await s3.RefusedAsync(_ => s3.ReadAsync("app"))).ErrorCode.ShouldBe("NoSuchKey");
        (await s3.ReadAsync("app", request => request.VersionId = second.VersionId)).ShouldBe("2");
        (await s3.RefusedAsync(_ => s3.ReadAsync("app", request => request.VersionId = "none"))).ErrorCode.ShouldBe("NoSuchVersion");
        s3.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_copy_has_content_metadata_and_checksum_of_its_source()
    {
        await using var s3 = await OfficialClient.StartAsync();
        await s3.PutAsync("a/b c", "hello", request => request.Metadata["commit"] = "abc");

        var copied = await s3.Client.CopyObjectAsync("shop", "a/b c", "shop", "copy");

        copied.ETag.ShouldBe("\"5d41402abc4b2a76b9719d911017c592\"");
        (await s3.ReadAsync("copy")).ShouldBe("hello");
        (await s3.Client.GetObjectMetadataAsync("shop", "copy")).Metadata["commit"].ShouldBe("abc");
        s3.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task What_does_not_exist_is_named_and_without_the_right_to_list_it_is_denied()
    {
        await using var s3 = await OfficialClient.StartAsync(new LocalWorld { Buckets = { new WorldBucket("shop"), new WorldBucket("hidden") { IsListable = false } } });

        (await s3.RefusedAsync(client => client.GetObjectAsync("none", "key"))).ErrorCode.ShouldBe("NoSuchBucket");
        (await s3.RefusedAsync(client => client.GetObjectMetadataAsync("shop", "key"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await s3.RefusedAsync(client => client.GetObjectMetadataAsync("hidden", "key"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await s3.RefusedAsync(client => client.GetObjectAsync("hidden", "key"))).ErrorCode.ShouldBe("AccessDenied");
    }

    [Fact]
    public async Task An_old_object_is_gone_after_its_time()
    {
        var clock = LocalAws.Clock.WorldClock.Manual();
        await using var s3 = await OfficialClient.StartAsync(new LocalWorld { Clock = clock, Buckets = { new WorldBucket("shop") { ExpireAfter = TimeSpan.FromDays(30) } } });
        await s3.PutAsync("old", "1");

        clock.Advance(TimeSpan.FromDays(29));
        (await s3.ReadAsync("old")).ShouldBe("1");
        clock.Advance(TimeSpan.FromDays(2));
        (await s3.RefusedAsync(_ => s3.ReadAsync("old"))).ErrorCode.ShouldBe("NoSuchKey");
    }
}
