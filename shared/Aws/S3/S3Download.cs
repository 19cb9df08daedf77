using Actions.Toolkit;
using Amazon.S3.Model;

namespace Actions.Aws;

/// <summary>Receives the content of an object: as long as bytes come it may take its time.</summary>
internal static class S3Download
{
    private static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(30);

    /// <exception cref="WorldError">There are more bytes than wanted.</exception>
    public static async Task CopyAsync(S3Location location, GetObjectResponse answer, Stream target, long atMost, CancellationToken cancellationToken)
    {
        if (answer.ContentLength > atMost)
            throw new WorldError($"{location} has {answer.ContentLength} bytes; at most {atMost} are read.", "Check that it is the right object.");
        // Real time, as for all of the network.
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var buffer = new byte[64 * 1024];
        while (true)
        {
            idle.CancelAfter(IdleLimit);
            var read = await answer.ResponseStream.ReadAsync(buffer, idle.Token);
            if (read == 0)
                break;
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
        if (target.Length != answer.ContentLength)
            throw new HttpIOException(HttpRequestError.ResponseEnded, $"{location} ended after {target.Length} of {answer.ContentLength} bytes.");
    }
}
