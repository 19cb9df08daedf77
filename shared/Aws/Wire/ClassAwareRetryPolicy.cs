using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Actions.Aws;

/// <summary>
/// The SDK's standard retries, except that a call whose outcome is unknown is not repeated when repeating could do the work twice
/// (nor one that belongs to no operation of ours), and that waiting uses our clock and back-off.
/// </summary>
internal sealed class ClassAwareRetryPolicy(IClientConfig config, TimeProvider time, Func<AmazonWebServiceRequest, Operation?> operationOf) : StandardRetryPolicy(config)
{
    private const string AskedWait = "actions-retry-after";
    private readonly Backoff backoff = new(Random.Shared);

    public override async Task<bool> RetryForExceptionAsync(IExecutionContext executionContext, Exception exception)
    {
        if (executionContext.RequestContext.CancellationToken.IsCancellationRequested)
            return false;
        executionContext.RequestContext.ContextAttributes[AskedWait] = RetryAfter.Of(exception, time) ?? TimeSpan.Zero;
        return CallOutcomes.Of(exception) switch
        {
            CallOutcome.NotDone => true,
            CallOutcome.Unknown => operationOf(executionContext.RequestContext.OriginalRequest)?.Repeat == Repeat.Freely,
            _ => await base.RetryForExceptionAsync(executionContext, exception),
        };
    }

    /// <summary>The SDK would send once more, uncounted, when a pooled connection was reset, whatever the operation is.</summary>
    public override bool IsStaleConnectionError(Exception exception) => false;

    /// <summary>Our back-off, or what the header <c>Retry-After</c> asked for when that is longer.</summary>
    public override Task WaitBeforeRetryAsync(IExecutionContext executionContext)
    {
        var request = executionContext.RequestContext;
        var wait = backoff.Next(request.Retries - 1, Backoff.ReadCap);
        var asked = (TimeSpan)request.ContextAttributes[AskedWait];
        return Task.Delay(asked > wait ? asked : wait, time, request.CancellationToken);
    }
}
