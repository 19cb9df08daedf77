using Microsoft.AspNetCore.Http;

namespace LocalGitHub;

/// <summary>Answers a request with trouble.</summary>
internal static class TroubleMaker
{
    public static async Task MakeAsync(FaultRule fault, HttpContext context, RequestDelegate next, TimeProvider time)
    {
        var headers = context.Response.Headers;
        switch (fault.Kind)
        {
            case FaultKind.Reset:
                context.Abort();
                return;
            case FaultKind.LostAnswer:
                context.Response.Body = Stream.Null;
                await next(context);
                context.Abort();
                return;
            case FaultKind.Hang:
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return;
            case FaultKind.PrimaryRateLimit:
                headers["x-ratelimit-remaining"] = "0";
                headers["x-ratelimit-reset"] = (time.GetUtcNow() + fault.Wait).ToUnixTimeSeconds().ToString();
                await Reply.Message(403, "API rate limit exceeded for installation.").ExecuteAsync(context);
                return;
            case FaultKind.SecondaryRateLimit:
                headers.RetryAfter = fault.AsDate ? (time.GetUtcNow() + fault.Wait).ToString("R") : ((int)fault.Wait.TotalSeconds).ToString();
                await Reply.Message(429, "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.").ExecuteAsync(context);
                return;
            default:
                await Reply.Message(fault.Status, "Server Error").ExecuteAsync(context);
                return;
        }
    }
}
