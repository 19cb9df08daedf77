using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace LocalOsv;

/// <summary>Answers a request with trouble.</summary>
internal static class TroubleMaker
{
    private const int Gigabyte = 1 << 30;

    public static Task MakeAsync(FaultRule fault, HttpContext context) => fault.Kind switch
    {
        FaultKind.ServerError => Reply.Error(500, "Internal error").ExecuteAsync(context),
        FaultKind.Refuse => Reply.Error(400, "Invalid query.").ExecuteAsync(context),
        FaultKind.RateLimit => LimitAsync(fault, context),
        FaultKind.Reset => Cut(context),
        FaultKind.Hang => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default),
        FaultKind.Garbage => Results.Text("<html><body>Log in to the network</body></html>", "text/html").ExecuteAsync(context),
        FaultKind.WrongShape => Results.Text("""{"results": "none", "id": 5, "affected": {}}""", "application/json").ExecuteAsync(context),
        FaultKind.EvilId => Results.Text("""{"results": [{"vulns": [{"id": "../../admin"}]}]}""", "application/json").ExecuteAsync(context),
        FaultKind.HugeBody => SpacesAsync(context, context.Response.Body),
        FaultKind.GzipBomb => BombAsync(context),
        FaultKind.Redirect => Results.Redirect(fault.To!.ToString(), preserveMethod: true).ExecuteAsync(context),
        _ => throw new InvalidOperationException($"{fault.Kind} is no answer of its own"),
    };

    private static Task LimitAsync(FaultRule fault, HttpContext context)
    {
        context.Response.Headers.RetryAfter = ((int)fault.Wait.TotalSeconds).ToString();
        return Reply.Error(429, "Resource exhausted").ExecuteAsync(context);
    }

    private static Task Cut(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static async Task BombAsync(HttpContext context)
    {
        context.Response.Headers.ContentEncoding = "gzip";
        await using var packed = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
        await SpacesAsync(context, packed);
    }

    private static async Task SpacesAsync(HttpContext context, Stream body)
    {
        var spaces = new byte[1 << 20];
        Array.Fill(spaces, (byte)' ');
        context.Response.ContentType = "application/json";
        for (var sent = 0L; sent < Gigabyte && !context.RequestAborted.IsCancellationRequested; sent += spaces.Length)
            await body.WriteAsync(spaces, context.RequestAborted);
    }
}
