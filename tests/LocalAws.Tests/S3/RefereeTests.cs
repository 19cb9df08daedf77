using Amazon.S3;
using Amazon.S3.Model;
using LocalAws.Tests.Kit;

namespace LocalAws.Tests.S3;

/// <summary>The same story, told to this local AWS and to moto, has the same end.</summary>
public sealed class RefereeTests
{
    [Fact]
    public async Task Objects_mean_the_same_to_both()
    {
        await using var moto = await MotoServer.StartAsync();
        await using var ours = await OfficialClient.StartAsync(new LocalWorld());
        using var theirs = OfficialClient.ClientOf(moto.Endpoint, ours.Server.DefaultKey, ours.Server.Region);

        (await TellAsync(ours.Client)).ShouldBe(await TellAsync(theirs));
        ours.Server.Records.ShouldBeClean();
    }

    private static async Task<IReadOnlyList<string>> TellAsync(AmazonS3Client client)
    {
        var told = new List<string>();
        await client.PutBucketAsync(new PutBucketRequest { BucketName = "shop", BucketRegionName = "eu-central-1" });
        await StepAsync(async () => (await client.PutObjectAsync(Put("a/1", "hello"))).ETag);
        await StepAsync(async () => (await client.GetObjectMetadataAsync("shop", "a/1")) is var head ? $"{head.ContentLength} {head.ETag} {head.Headers.ContentType} {head.Metadata["commit"]}" : "");
        await StepAsync(async () => await ReadAsync(new GetObjectRequest { BucketName = "shop", Key = "a/1" }));
        await StepAsync(async () => await ReadAsync(new GetObjectRequest { BucketName = "shop", Key = "a/1", ByteRange = new Amazon.S3.Model.ByteRange(1, 3) }));
        await StepAsync(async () => await ReadAsync(new GetObjectRequest { BucketName = "shop", Key = "none" }));
        await StepAsync(async () => await ReadAsync(new GetObjectRequest { BucketName = "none", Key = "a/1" }));
        await StepAsync(async () => (await client.GetObjectMetadataAsync("shop", "none")).ETag);
        await StepAsync(async () => (await client.PutObjectAsync(Put("a/1", "other", request => request.IfNoneMatch = "*"))).ETag);
        await StepAsync(async () => (await client.PutObjectAsync(Put("a/2", "other", request => request.IfNoneMatch = "*"))).ETag);
        await StepAsync(async () => (await client.CopyObjectAsync("shop", "a/1", "shop", "copy")).ETag);
        await StepAsync(async () => string.Join(',', (await client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = "shop", Delimiter = "/" })) is var list
            ? [.. list.S3Objects.Select(one => one.Key), .. list.CommonPrefixes] : Array.Empty<string>()));
        await StepAsync(async () => (await client.DeleteObjectAsync("shop", "a/1")).HttpStatusCode.ToString());
        await StepAsync(async () => (await client.DeleteObjectAsync("shop", "a/1")).HttpStatusCode.ToString());
        await StepAsync(async () => (await client.GetBucketLocationAsync("shop")).Location.Value);
        await StepAsync(async () => (await client.AbortMultipartUploadAsync("shop", "a/1", "none")).HttpStatusCode.ToString());
        return told;

        async Task StepAsync(Func<Task<string>> step)
        {
            try
            {
                told.Add(await step());
            }
            catch (AmazonS3Exception refused)
            {
                told.Add($"{(int)refused.StatusCode} {refused.ErrorCode}");
            }
        }

        async Task<string> ReadAsync(GetObjectRequest request)
        {
            using var answer = await client.GetObjectAsync(request);
            using var reader = new StreamReader(answer.ResponseStream);
            return await reader.ReadToEndAsync();
        }
    }

    private static PutObjectRequest Put(string key, string content, Action<PutObjectRequest>? more = null)
    {
        var request = new PutObjectRequest { BucketName = "shop", Key = key, ContentBody = content, ContentType = "text/plain" };
        request.Metadata["commit"] = "abc";
        more?.Invoke(request);
        return request;
    }
}
