using Amazon.Runtime;

namespace Actions.Aws;

/// <summary>
/// Keeps the key of a source and renews it 5 minutes before it ends. When renewing fails, the old key is used as long as it lives.
/// Secrets are masked before anyone gets them. A signal to stop does not end renewing: the calls that clean up need the key too.
/// </summary>
internal sealed class CredentialCache(ICredentialSource source, TimeProvider time, Action<string> mask, Action<string> warn)
    : AWSCredentials, IDisposable
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim gate = new(1);
    private AwsKeys? keys;
    private DateTimeOffset nextTry;

    /// <inheritdoc cref="ICredentialSource.Description"/>
    public string Description => source.Description;

    public override ImmutableCredentials GetCredentials() => GetCredentialsAsync().GetAwaiter().GetResult();

    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        await gate.WaitAsync();
        try
        {
            if (NeedsRenewal)
                await RenewAsync();
            return new ImmutableCredentials(keys!.AccessKeyId, keys.SecretAccessKey, keys.SessionToken);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private bool NeedsRenewal => keys is null || (keys.Expires - RenewBefore <= time.GetUtcNow() && nextTry <= time.GetUtcNow());

    /// <summary>A source that gives short-lived keys is not asked at every call either.</summary>
    private async Task RenewAsync()
    {
        nextTry = time.GetUtcNow() + RetryEvery;
        try
        {
            var fresh = await source.FetchAsync(CancellationToken.None);
            mask(fresh.SecretAccessKey);
            mask(fresh.SessionToken ?? "");
            mask(fresh.AccessKeyId);
            keys = fresh;
        }
        catch (Exception exception) when (exception is not OperationCanceledException && keys?.Expires > time.GetUtcNow())
        {
            warn($"AWS credentials could not be renewed and end at {keys.Expires:O}: {exception.Message}");
        }
    }
}
