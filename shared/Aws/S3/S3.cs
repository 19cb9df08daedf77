using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.S3.Transfer;

namespace Actions.Aws;

/// <summary>Amazon S3, on its official client.</summary>
internal sealed class S3(S3Client client, ExplainedCalls calls) : IS3
{
    /// <summary>Files that are larger go in parts of this size, in bytes.</summary>
    internal const int PartSize = 8 * 1024 * 1024;

    /// <summary>Of an object that came in parts, S3 itself keeps only the checksum of their checksums.</summary>
    private const string Sha256Metadata = "sha256";

    public async Task<S3Object?> FindAsync(S3Location location, CancellationToken cancellationToken)
    {
        var request = new GetObjectMetadataRequest
        {
            BucketName = location.Bucket, Key = location.Key, VersionId = location.VersionId, ChecksumMode = ChecksumMode.ENABLED,
        };
        try
        {
            return ObjectOf(await CallAsync(S3Operations.HeadObject, location, token => client.GetObjectMetadataAsync(request, token), look: null, cancellationToken));
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

    public Task<S3Written> PutAsync(S3Location location, byte[] content, S3PutOptions options, CancellationToken cancellationToken)
    {
        var sha256 = Convert.ToBase64String(SHA256.HashData(content));
        return WriteAsync(location, sha256, options, Send, cancellationToken);

        async Task<S3Written> Send(CancellationToken token)
        {
            using var body = new MemoryStream(content, writable: false);
            return await PutAsync(location, body, sha256, options, token);
        }
    }

    public async Task<S3Written> UploadAsync(S3Location location, string path, S3PutOptions options, CancellationToken cancellationToken)
    {
        var sha256 = await HashAsync(path, cancellationToken);
        return await WriteAsync(location, sha256, options, Send, cancellationToken);

        async Task<S3Written> Send(CancellationToken token)
        {
            await using var body = File.OpenRead(path);
            return body.Length > PartSize
                ? await PutInPartsAsync(location, body, sha256, options, token)
                : await PutAsync(location, body, sha256, options, token);
        }
    }

    public async Task DeleteAsync(S3Location location, string? ifMatch, CancellationToken cancellationToken)
    {
        var request = new DeleteObjectRequest { BucketName = location.Bucket, Key = location.Key, VersionId = location.VersionId, IfMatch = ifMatch };
        await CallAsync(S3Operations.DeleteObject, location, token => client.DeleteObjectAsync(request, token), look: null, cancellationToken);
    }

    private async Task<string> CopyAsync(S3Location location, Stream target, long atMost, CancellationToken cancellationToken)
    {
        var request = new GetObjectRequest { BucketName = location.Bucket, Key = location.Key, VersionId = location.VersionId };
        return await CallAsync(S3Operations.GetObject, location, Receive, look: null, cancellationToken);

        async Task<string> Receive(CancellationToken token)
        {
            target.SetLength(0);
            using var answer = await client.GetObjectAsync(request, token);
            await S3Download.CopyAsync(location, answer, target, atMost, token);
            return answer.ETag;
        }
    }

    private async Task<S3Written> PutAsync(S3Location location, Stream body, string sha256, S3PutOptions options, CancellationToken cancellationToken)
    {
        var request = new PutObjectRequest
        {
            BucketName = location.Bucket, Key = location.Key, InputStream = body, AutoCloseStream = false, ContentType = options.ContentType,
            ChecksumSHA256 = sha256, IfNoneMatch = options.IfAbsent ? "*" : null, IfMatch = options.IfMatch,
        };
        foreach (var (name, value) in options.Metadata)
            request.Metadata[name] = value;
        var answer = await client.PutObjectAsync(request, cancellationToken);
        return new S3Written(answer.ETag, answer.VersionId);
    }

    private async Task<S3Written> PutInPartsAsync(S3Location location, Stream body, string sha256, S3PutOptions options, CancellationToken cancellationToken)
    {
        using var transfer = new TransferUtility(client, new TransferUtilityConfig { MinSizeBeforePartUpload = PartSize });
        var request = new TransferUtilityUploadRequest
        {
            BucketName = location.Bucket, Key = location.Key, InputStream = body, AutoCloseStream = false, ContentType = options.ContentType, PartSize = PartSize,
            IfNoneMatch = options.IfAbsent ? "*" : null, IfMatch = options.IfMatch,
        };
        foreach (var (name, value) in options.Metadata)
            request.Metadata[name] = value;
        request.Metadata[Sha256Metadata] = sha256;
        var answer = await transfer.UploadWithResponseAsync(request, cancellationToken);
        return new S3Written(answer.ETag, answer.VersionId);
    }

    /// <summary>A write whose answer was lost is looked for by its checksum before it is sent again, and once more when its repetition is refused.</summary>
    private async Task<S3Written> WriteAsync(
        S3Location location, string sha256, S3PutOptions options, Func<CancellationToken, Task<S3Written>> send, CancellationToken cancellationToken)
    {
        var wasLost = false;
        try
        {
            return options.IsConditional
                ? await CallAsync(S3Operations.ConditionalPutObject, location, send, Look, cancellationToken)
                : await CallAsync(S3Operations.PutObject, location, send, look: null, cancellationToken);
        }
        catch (AwsException refused) when (refused.IsConditionFailed && wasLost)
        {
            if (await Look(cancellationToken) is { } mine)
                return mine;
            throw;
        }

        async Task<S3Written?> Look(CancellationToken token)
        {
            wasLost = true;
            return await FindAsync(location, token) is { } found && found.Sha256 == sha256 ? new S3Written(found.ETag, found.VersionId) : null;
        }
    }

    private Task<T> CallAsync<T>(
        Operation operation, S3Location location, Func<CancellationToken, Task<T>> call, Func<CancellationToken, Task<T?>>? look, CancellationToken cancellationToken)
        where T : class =>
        // Fetching credentials inside the call does not know our token: leave it behind at once.
        calls.CallAsync(operation, location.ToString(), token => call(token).WaitAsync(token), look, cancellationToken);

    private static S3Object ObjectOf(GetObjectMetadataResponse head)
    {
        var metadata = head.Metadata.Keys.ToDictionary(name => name.Replace("x-amz-meta-", "", StringComparison.OrdinalIgnoreCase), name => head.Metadata[name], StringComparer.OrdinalIgnoreCase);
        var isWhole = head.ChecksumSHA256 is { } checksum && !checksum.Contains('-', StringComparison.Ordinal);
        return new S3Object(
            head.ETag, head.ContentLength, metadata, isWhole ? head.ChecksumSHA256 : metadata.GetValueOrDefault(Sha256Metadata), head.VersionId,
            new DateTimeOffset((head.LastModified ?? default).ToUniversalTime()));
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToBase64String(await SHA256.HashDataAsync(file, cancellationToken));
    }
}
