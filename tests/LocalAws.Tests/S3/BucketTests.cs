using System.Net;
using Amazon.S3.Model;
using Amazon.S3.Transfer;

namespace LocalAws.Tests.S3;

/// <summary>Buckets, listings and uploads in parts, by the official client.</summary>
public sealed class BucketTests
{
    [Fact]
    public async Task A_bucket_is_made_once_and_tells_where_it_is()
    {
        await using var s3 = await OfficialClient.StartAsync();
        await s3.Client.PutBucketAsync("new-bucket");

        (await s3.Client.GetBucketLocationAsync("new-bucket")).Location.Value.ShouldBe("eu-central-1");
        (await s3.Client.HeadBucketAsync(new HeadBucketRequest { BucketName = "new-bucket" })).BucketRegion.ShouldBe("eu-central-1");
        (await s3.RefusedAsync(client => client.PutBucketAsync("new-bucket"))).ErrorCode.ShouldBe("BucketAlreadyOwnedByYou");
        (await s3.RefusedAsync(client => client.GetBucketLocationAsync("none"))).ErrorCode.ShouldBe("NoSuchBucket");
    }

    [Fact]
    public async Task A_listing_is_paged_and_folds_what_lies_below_a_delimiter()
    {
        await using var s3 = await OfficialClient.StartAsync();
        foreach (var key in (string[])["a", "b/1", "b/2", "c", "d & e", "f/1", "g"])
            await s3.PutAsync(key, key);
        var request = new ListObjectsV2Request { BucketName = "shop", Delimiter = "/" };
        var (keys, folders, pages) = (new List<string>(), new List<string>(), 0);
        ListObjectsV2Response page;
        do
        {
            page = await s3.Client.ListObjectsV2Async(request);
            keys.AddRange((page.S3Objects ?? []).Select(one => one.Key));
            folders.AddRange(page.CommonPrefixes ?? []);
            request.ContinuationToken = page.NextContinuationToken;
            pages++;
        }
        while (page.IsTruncated == true);

        keys.ShouldBe(["a", "c", "d & e", "g"]);
        folders.ShouldBe(["b/", "f/"]);
        pages.ShouldBe(2);
        s3.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task An_upload_in_parts_becomes_one_object()
    {
        await using var s3 = await OfficialClient.StartAsync();
        var content = new byte[12 * 1024 * 1024];
        new Random(1).NextBytes(content);
        using var transfer = new TransferUtility(s3.Client, new TransferUtilityConfig { MinSizeBeforePartUpload = 5 * 1024 * 1024 });
        using var source = new MemoryStream(content);
        await transfer.UploadAsync(new TransferUtilityUploadRequest { BucketName = "shop", Key = "big", InputStream = source, PartSize = 5 * 1024 * 1024, AutoCloseStream = false });

        using var got = await s3.Client.GetObjectAsync("shop", "big");
        using var read = new MemoryStream();
        await got.ResponseStream.CopyToAsync(read);

        read.ToArray().ShouldBe(content);
        got.ETag.ShouldEndWith("-3\"");
        s3.Server.Records.Count("s3:UploadPart").ShouldBe(3);
        s3.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task An_upload_that_was_given_up_is_gone()
    {
        await using var s3 = await OfficialClient.StartAsync();
        var upload = await s3.Client.InitiateMultipartUploadAsync("shop", "big");
        await s3.Client.AbortMultipartUploadAsync("shop", "big", upload.UploadId);

        (await s3.RefusedAsync(client => client.AbortMultipartUploadAsync("shop", "big", upload.UploadId))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_presigned_address_is_read_without_keys_and_cannot_be_changed()
    {
        await using var s3 = await OfficialClient.StartAsync();
        await s3.PutAsync("a b", "hello");
        using var http = new HttpClient();

        var good = await s3.Client.GetPreSignedURLAsync(Request());

        (await http.GetStringAsync(Plain(good))).ShouldBe("hello");
        (await http.GetAsync(Plain(good.Replace("a%20b", "a%20c", StringComparison.Ordinal)))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await http.GetAsync(Plain(good.Replace("X-Amz-Expires=300", "X-Amz-Expires=3000", StringComparison.Ordinal)))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        GetPreSignedUrlRequest Request() => new() { BucketName = "shop", Key = "a b", Expires = DateTime.UtcNow.AddMinutes(5), Protocol = Amazon.S3.Protocol.HTTP };
        static Uri Plain(string address) => new(address);
    }
}
