using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Actions.Aws;

/// <summary>
/// Pipeline step inside the retries: one set of keys for one attempt. The signer reads the credentials more than once; were they renewed
/// in between, key and session token would not belong together.
/// </summary>
internal sealed class KeysOfAttempt(AWSCredentials credentials) : PipelineHandler
{
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var keys = await credentials.GetCredentialsAsync();
        executionContext.RequestContext.Identity = keys.UseToken
            ? new SessionAWSCredentials(keys.AccessKey, keys.SecretKey, keys.Token)
            : new BasicAWSCredentials(keys.AccessKey, keys.SecretKey);
        return await base.InvokeAsync<T>(executionContext);
    }
}
