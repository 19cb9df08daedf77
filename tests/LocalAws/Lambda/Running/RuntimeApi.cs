using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using LocalAws.Lambda.Invoking;
using LocalAws.Wire;
using Microsoft.AspNetCore.Http;

namespace LocalAws.Lambda.Running;

/// <summary>The HTTP interface a runtime takes events from and gives results to (Lambda runtime API, version 2018-06-01), on loopback.</summary>
internal sealed class RuntimeApi(TimeProvider clock) : IAsyncDisposable
{
    private const string Root = "/2018-06-01/runtime/";

    private readonly Channel<PendingRun> _waiting = Channel.CreateUnbounded<PendingRun>();
    private readonly ConcurrentDictionary<string, PendingRun> _unfinished = [];
    private LoopbackHost? _host;

    /// <summary>What the program finds in <c>AWS_LAMBDA_RUNTIME_API</c>.</summary>
    public string Address => $"127.0.0.1:{_host!.Port}";

    public async Task StartAsync() => _host = await LoopbackHost.StartAsync(HandleAsync, 0, null, CancellationToken.None);

    /// <returns>The payload, and whether it is an error.</returns>
    public async Task<(byte[] Payload, bool IsError)> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var run = new PendingRun(invocation);
        _unfinished[invocation.RequestId] = run;
        _waiting.Writer.TryWrite(run);
        try
        {
            return await run.Result.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            _unfinished.TryRemove(invocation.RequestId, out _);
        }
    }

    /// <summary>Whatever waits for the program has failed.</summary>
    public void Fail(Func<string, FunctionFailure> failure)
    {
        foreach (var (id, run) in _unfinished)
            run.Result.TrySetResult((Encoding.UTF8.GetBytes(failure(id).Json.ToJsonString()), true));
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (!path.StartsWith(Root, StringComparison.Ordinal))
        {
            context.Response.StatusCode = 404;
            return;
        }

        await (path[Root.Length..].Split('/') switch
        {
            ["invocation", "next"] when HttpMethods.IsGet(context.Request.Method) => NextAsync(context),
            ["invocation", var id, "response"] => EndAsync(context, id, isError: false),
            ["invocation", var id, "error"] => EndAsync(context, id, isError: true),
            ["init", "error"] => FailInitAsync(context),
            _ => AnswerAsync(context, 404),
        });
    }

    private async Task NextAsync(HttpContext context)
    {
        var run = await _waiting.Reader.ReadAsync(context.RequestAborted);
        var (invocation, headers) = (run.Invocation, context.Response.Headers);
        headers["Lambda-Runtime-Aws-Request-Id"] = invocation.RequestId;
        headers["Lambda-Runtime-Invoked-Function-Arn"] = invocation.Arn;
        headers["Lambda-Runtime-Deadline-Ms"] = Epoch.Milliseconds(clock.GetUtcNow() + invocation.TimeLimit).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (invocation.ClientContext is { } given)
            headers["Lambda-Runtime-Client-Context"] = Encoding.UTF8.GetString(Convert.FromBase64String(given));
        await SendAsync(context, 200, invocation.Event?.ToJsonString() ?? "null");
    }

    private async Task EndAsync(HttpContext context, string id, bool isError)
    {
        var body = await BodyAsync(context);
        var isKnown = _unfinished.TryGetValue(id, out var run) && run.Result.TrySetResult((body, isError));
        await AnswerAsync(context, isKnown ? 202 : 400);
    }

    private async Task FailInitAsync(HttpContext context)
    {
        var body = await BodyAsync(context);
        foreach (var run in _unfinished.Values)
            run.Result.TrySetResult((body, true));
        await AnswerAsync(context, 202);
    }

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }

    private static Task AnswerAsync(HttpContext context, int status) =>
        SendAsync(context, status, status == 202 ? """{"status":"OK"}""" : """{"errorType":"InvalidRequest","errorMessage":"unknown request"}""");

    /// <summary>With the length, so that the simplest client can read it.</summary>
    private static async Task SendAsync(HttpContext context, int status, string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private sealed record PendingRun(Invocation Invocation)
    {
        public TaskCompletionSource<(byte[] Payload, bool IsError)> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
