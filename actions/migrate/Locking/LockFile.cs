using Actions.Aws;
using Actions.Toolkit;

namespace Migrate.Locking;

/// <summary>The object in S3 that is a lock.</summary>
internal sealed class LockFile(IS3 s3, S3Location location)
{
    private const int LargestLock = 64 * 1024;
    private static readonly S3PutOptions Json = new() { ContentType = "application/json" };
    private bool wasRefused;

    public S3Location Location => location;

    /// <summary>Who holds it, and the ETag of that state; null when nobody does.</summary>
    /// <exception cref="UserError">The object is something else.</exception>
    public async Task<(LockHolder Holder, string ETag)?> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            var content = await s3.ReadAsync(location, LargestLock, cancellationToken);
            wasRefused = false;
            var holder = LockHolder.Parse(content.Bytes)
                ?? throw new UserError($"Input 'lock': {location} is no lock of this action but something else.", "Choose a key that nothing else uses.");
            return (holder, content.ETag);
        }
        catch (AwsException gone) when (gone.Code == "NoSuchKey")
        {
            return null;
        }
        catch (AwsException gone) when (gone.IsAccessDenied && !wasRefused)
        {
            // Who may not list the bucket is answered like this when the lock has just been released.
            wasRefused = true;
            return null;
        }
    }

    /// <returns>The new ETag; null when somebody holds it.</returns>
    public Task<string?> CreateAsync(LockHolder holder, CancellationToken cancellationToken) => PutAsync(holder, Json with { IfAbsent = true }, cancellationToken);

    /// <returns>The new ETag; null when the lock is not any more as it was seen.</returns>
    public Task<string?> ReplaceAsync(LockHolder holder, string seen, CancellationToken cancellationToken) => PutAsync(holder, Json with { IfMatch = seen }, cancellationToken);

    /// <returns>False when the lock is not any more as it was seen.</returns>
    public async Task<bool> RemoveAsync(string seen, CancellationToken cancellationToken)
    {
        try
        {
            await s3.DeleteAsync(location, seen, cancellationToken);
            return true;
        }
        catch (AwsException changed) when (changed.IsConditionFailed)
        {
            return false;
        }
    }

    private async Task<string?> PutAsync(LockHolder holder, S3PutOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return (await s3.PutAsync(location, holder.ToBytes(), options, cancellationToken)).ETag;
        }
        catch (AwsException held) when (held.IsConditionFailed || held.Code == "NoSuchKey")
        {
            return null;
        }
    }
}
