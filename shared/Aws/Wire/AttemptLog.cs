using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Actions.Aws;

/// <summary>Pipeline step inside the retries: tells each attempt with its operation, time, status and request id. Never a body.</summary>
internal sealed class AttemptLog(TimeProvider time, Action<string> debug) : PipelineHandler
{
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var start = time.GetTimestamp();
        try
        {
            return await base.InvokeAsync<T>(executionContext);
        }
        finally
        {
            debug(Line(executionContext, time.GetElapsedTime(start)));
        }
    }

    private static string Line(IExecutionContext context, TimeSpan elapsed)
    {
        var operation = (context.RequestContext.OriginalRequest as WireRequest)?.Operation.ToString() ?? context.RequestContext.RequestName;
        var answer = context.ResponseContext.HttpResponse;
        var status = answer is null ? "no answer" : $"HTTP {(int)answer.StatusCode}, request {answer.GetHeaderValue("x-amzn-requestid")}";
        return $"{operation} attempt {context.RequestContext.Retries + 1}: {status}, {elapsed.TotalMilliseconds:0} ms";
    }
}
