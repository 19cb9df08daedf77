using Amazon.S3;
using Amazon.S3.Model;

namespace Actions.Aws;

/// <summary>Amazon S3, on its official client.</summary>
internal sealed class S3 : IS3
{
    private readonly S3Client client;
    private readonly ExplainedCalls calls;
    private readonly S3Writes writes;

    public S3(S3Client client, ExplainedCalls calls)
    {
        (this.client, this.calls) = (client, calls);
        writes = new S3Writes(client, calls, FindAsync);
    }

    public async Task<S3Object?> FindAsync(S3Location location, CancellationToken cancellationToken)
    {
        var request = new GetObjectMetadataRequest
        {
            BucketName = location.Bucket, Key = location.Key, VersionId = location.VersionId, ChecksumMode = ChecksumMode.ENABLED,
        };
        try
        {
            return S3Object.Of(await CallAsync(S3Operations.HeadObject, location, token => client.GetObjectMetadataAsync(request, token), cancellationToken));
        }
        catch (AwsException missing) when (missing.Code is "NotFound" or "NoSuchKey" or "NoSuchVersion")
        {
            // The answer to HEAD has no body that could tell which.
            return null;
        }
    }

    public async Task<S3Content> ReadAsync(S3Location location, long atMost, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var tag = await CopyAsync(location, content, atMost, cancellationToken);
        return new S3Content(content.ToArray(), tag);
    }

    public async Task DownloadAsync(S3Location location, string path, long atMost, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.Create(path);
            await CopyAsync(location, file, atMost, cancellationToken);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    public Task<S3Written> PutAsync(S3Location location, byte[] content, S3PutOptions options, CancellationToken cancellationToken) =>
        writes.PutAsync(location, content, options, cancellationToken);

    public Task<S3Written> UploadAsync(S3Location location, string path, S3PutOptions options, CancellationToken cancellationToken) =>
        writes.UploadAsync(location, path, options, cancellationToken);

    public async Task DeleteAsync(S3Location location, string? ifMatch, CancellationToken cancellationToken)
    {
        var request = new DeleteObjectRequest { BucketName = location.Bucket, Key = location.Key, VersionId = location.VersionId, IfMatch = ifMatch };
        await CallAsync(S3Operations.DeleteObject, location, token => client.DeleteObjectAsync(request, token), cancellationToken);
    }

    private async Task<string> CopyAsync(S3Location location, Stream target, long atMost, CancellationToken cancellationToken)
    {
        var request = new GetObjectRequest { BucketName = location.Bucket, Key = location.Key, VersionId = location.VersionId };
        return await CallAsync(S3Operations.GetObject, location, Receive, cancellationToken);

        async Task<string> Receive(CancellationToken token)
        {
            target.SetLength(0);
            using var answer = await client.GetObjectAsync(request, token);
            await S3Download.CopyAsync(location, answer, target, atMost, token);
            return answer.ETag;
        }
    }

    private Task<T> CallAsync<T>(Operation operation, S3Location location, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
        where T : class =>
        // Fetching credentials inside the call does not know our token: leave it behind at once.
        calls.CallAsync(operation, location.ToString(), token => call(token).WaitAsync(token), look: null, cancellationToken);
}
