using System.Security.Cryptography;
using Amazon.S3.Model;
using Amazon.S3.Transfer;

namespace Actions.Aws;

/// <summary>Writes objects, large ones in parts, each once.</summary>
/// <param name="client">The official client.</param>
/// <param name="calls">What is around each call.</param>
/// <param name="find">Looks at an object.</param>
internal sealed class S3Writes(S3Client client, ExplainedCalls calls, Func<S3Location, CancellationToken, Task<S3Object?>> find)
{
    /// <summary>Files that are larger go in parts of this size, in bytes.</summary>
    internal const int PartSize = 8 * 1024 * 1024;

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
        request.Metadata[S3Object.Sha256Metadata] = sha256;
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
            return await find(location, token) is { } found && found.Sha256 == sha256 ? new S3Written(found.ETag, found.VersionId) : null;
        }
    }

    private Task<S3Written> CallAsync(
        Operation operation, S3Location location, Func<CancellationToken, Task<S3Written>> call, Func<CancellationToken, Task<S3Written?>>? look, CancellationToken cancellationToken) =>
        calls.CallAsync(operation, location.ToString(), token => call(token).WaitAsync(token), look, cancellationToken);

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToBase64String(await SHA256.HashDataAsync(file, cancellationToken));
    }
}
