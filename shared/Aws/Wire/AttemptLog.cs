using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Actions.Aws;

/// <summary>Pipeline step inside the retries: tells each attempt with its operation, time, status and request id. Never a body.</summary>
internal sealed class AttemptLog(TimeProvider time, Action<string> debug, Func<AmazonWebServiceRequest, Operation?> operationOf) : PipelineHandler
{
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var start = time.GetTimestamp();
        var context = executionContext.RequestContext;
        try
        {
            var answer = await base.InvokeAsync<T>(executionContext);
            var response = executionContext.ResponseContext.HttpResponse;
            Tell(context, (int)response.StatusCode, response.GetHeaderValue("x-amzn-requestid"), time.GetElapsedTime(start));
            return answer;
        }
        catch (Exception exception)
        {
            var refusal = CallOutcomes.Answer(exception);
            Tell(context, (int?)refusal?.StatusCode, refusal?.RequestId, time.GetElapsedTime(start));
            throw;
        }
    }

    private void Tell(IRequestContext context, int? status, string? requestId, TimeSpan elapsed)
    {
        var operation = operationOf(context.OriginalRequest)?.ToString() ?? context.RequestName;
        var outcome = status is null ? "no answer" : $"HTTP {status}, request {requestId}";
        debug($"{operation} attempt {context.Retries + 1}: {outcome}, {elapsed.TotalMilliseconds:0} ms");
    }
}
