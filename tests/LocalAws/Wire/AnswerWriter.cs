using System.Text;
using LocalAws.Faults;
using Microsoft.AspNetCore.Http;

namespace LocalAws.Wire;

/// <summary>Puts an answer on the wire, or breaks the connection as the scripted trouble says.</summary>
internal static class AnswerWriter
{
    public static async Task WriteAsync(HttpContext context, WireAnswer answer, FaultKind? fault)
    {
        switch (fault)
        {
            case FaultKind.ResetBefore or FaultKind.ResetAfter or FaultKind.Hang:
                context.Abort();
                return;
            case FaultKind.InvalidBody:
                await SendAsync(context, answer with { Body = Encoding.UTF8.GetBytes("{\"unfinished\": [1, 2") });
                return;
            case FaultKind.TruncatedBody:
                await TruncateAsync(context, answer);
                return;
            default:
                await SendAsync(context, answer);
                return;
        }
    }

    private static async Task SendAsync(HttpContext context, WireAnswer answer)
    {
        Head(context, answer);
        // Where no body may be, writing an empty one ends the connection.
        if (answer.Body.Length > 0)
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    private static async Task TruncateAsync(HttpContext context, WireAnswer answer)
    {
        // An empty body has no middle: promise one byte more than is ever sent.
        Head(context, answer);
        context.Response.ContentLength = Math.Max(answer.Body.Length, 1);
        await context.Response.Body.WriteAsync(answer.Body.AsMemory(0, answer.Body.Length / 2), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }

    private static void Head(HttpContext context, WireAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        if (answer.Status != StatusCodes.Status204NoContent)
            (context.Response.ContentType, context.Response.ContentLength) = (answer.ContentType, answer.Body.Length);
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
    }
}
