using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Actions.Toolkit;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace SbomScan.Lookup;

/// <summary>
/// Sends requests to one OSV service: time limits, retries, redirects within its host, bounded answers. Sends no token and no cookie. Knows no
/// endpoint.
/// </summary>
internal sealed class OsvTransport : IDisposable
{
    private const int MostRedirects = 3;
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 64 };
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly ResiliencePropertyKey<Call> CallKey = new("call");

    private readonly HttpClient http;
    private readonly Uri service;
    private readonly TimeProvider time;
    private readonly OsvLimits limits;
    private readonly Action<string> tell;
    private readonly ResiliencePipeline<OsvReply> pipeline;
    private int failuresInRow;
    private int requests;

    public OsvTransport(Uri service, TimeProvider time, OsvLimits limits, Action<string> tell)
    {
        (this.time, this.limits, this.tell) = (time, limits, tell);
        this.service = new Uri(service.AbsoluteUri.TrimEnd('/') + "/");
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All };
        http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        pipeline = new ResiliencePipelineBuilder<OsvReply> { TimeProvider = time }
            .AddTimeout(limits.Total)
            .AddRetry(Retries())
            .AddTimeout(limits.Attempt)
            .Build();
    }

    /// <summary>Requests sent so far, retries and redirects included.</summary>
    public int Requests => requests;

    /// <exception cref="OsvFault">There was no answer that can be used.</exception>
    public Task<JsonElement> GetAsync(string path, CancellationToken stopping) =>
        SendAsync(new Call(HttpMethod.Get, new Uri(service, path), null, time.GetTimestamp()), stopping);

    /// <exception cref="OsvFault">There was no answer that can be used.</exception>
    public Task<JsonElement> PostAsync(string path, byte[] body, CancellationToken stopping) =>
        SendAsync(new Call(HttpMethod.Post, new Uri(service, path), body, time.GetTimestamp()), stopping);

    public void Dispose() => http.Dispose();

    private async Task<JsonElement> SendAsync(Call call, CancellationToken stopping)
    {
        if (Volatile.Read(ref failuresInRow) >= limits.Failures)
            throw new OsvFault($"{service.Host} was not asked any more, as {limits.Failures} requests in a row had failed");
        var context = ResilienceContextPool.Shared.Get(stopping);
        context.Properties.Set(CallKey, call);
        try
        {
            var reply = await pipeline.ExecuteAsync(static async (context, transport) => await transport.AttemptAsync(context), context, this);
            if (reply.IsWorthAnother) Interlocked.Increment(ref failuresInRow);
            else Volatile.Write(ref failuresInRow, 0);
            return reply.Body ?? throw new OsvFault($"{service.Host} {reply.Fault}", reply.Status);
        }
        catch (Exception problem) when (IsBrokenConnection(problem))
        {
            Interlocked.Increment(ref failuresInRow);
            throw new OsvFault($"{service.Host} {Describe(problem)}", inner: problem);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<OsvReply> AttemptAsync(ResilienceContext context)
    {
        var call = context.Properties.GetValue(CallKey, null!);
        var address = call.Address;
        for (var redirects = 0; ; redirects++)
        {
            using var response = await SendOnceAsync(call, address, context.CancellationToken);
            var isRedirect = (int)response.StatusCode is 301 or 302 or 307 or 308;
            if (!isRedirect || response.Headers.Location is not { } location) return await ReadAsync(response, context.CancellationToken);
            address = new Uri(address, location);
            var host = address.GetLeftPart(UriPartial.Authority);
            if (redirects == MostRedirects) return new OsvReply(response.StatusCode, null, "redirects without end");
            if (!IsOfService(address)) return new OsvReply(response.StatusCode, null, $"redirects to {host}, which is another host and was not asked");
        }
    }

    private bool IsOfService(Uri address) =>
        Uri.Compare(address, service, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private async Task<HttpResponseMessage> SendOnceAsync(Call call, Uri address, CancellationToken stopping)
    {
        using var request = new HttpRequestMessage(call.Method, address);
        request.Headers.UserAgent.ParseAdd("org-actions");
        request.Headers.Accept.ParseAdd("application/json");
        if (call.Body != null) request.Content = new ByteArrayContent(call.Body) { Headers = { ContentType = Json } };
        Interlocked.Increment(ref requests);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stopping);
    }

    private async Task<OsvReply> ReadAsync(HttpResponseMessage response, CancellationToken stopping)
    {
        var status = response.StatusCode;
        var isPassing = (int)status is >= 500 or 408 or 429;
        if (status != HttpStatusCode.OK) return new OsvReply(status, null, $"answered with status {(int)status}", isPassing, RetryAfter(response));
        await using var content = await response.Content.ReadAsStreamAsync(stopping);
        var read = await BoundedBody.ReadAsync(content, limits.Body, stopping);
        if (read is not { } body) return new OsvReply(status, null, $"answered with more than {limits.Body >> 20} MiB");
        try
        {
            using var document = JsonDocument.Parse(body, Shallow);
            return new OsvReply(status, document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return new OsvReply(status, null, "answered with something that is no JSON", IsWorthAnother: true);
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter;
        var wait = asked?.Delta ?? (asked?.Date is { } date ? date - time.GetUtcNow() : null);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private RetryStrategyOptions<OsvReply> Retries() => new()
    {
        MaxRetryAttempts = limits.Retries,
        Delay = limits.Backoff,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = arguments => ValueTask.FromResult(IsWorthAnother(arguments.Outcome, arguments.Context)),
        DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.Wait),
        OnRetry = arguments =>
        {
            var why = arguments.Outcome.Result?.Fault ?? Describe(arguments.Outcome.Exception!);
            tell($"{service.Host} {why}; trying again in {DurationText.Format(arguments.RetryDelay)}");
            return ValueTask.CompletedTask;
        },
    };

    // A wait that cannot end in time is not begun.
    private bool IsWorthAnother(Outcome<OsvReply> outcome, ResilienceContext context)
    {
        if (outcome.Exception is { } problem) return IsBrokenConnection(problem);
        if (outcome.Result is not { IsWorthAnother: true } reply) return false;
        return time.GetElapsedTime(context.Properties.GetValue(CallKey, null!).Started) + (reply.Wait ?? TimeSpan.Zero) < limits.Total;
    }

    // A body that ends too early or is wrongly packed shows while it is read.
    private static bool IsBrokenConnection(Exception problem) =>
        problem is HttpRequestException or TimeoutRejectedException or IOException or InvalidDataException;

    private static string Describe(Exception problem) =>
        problem is TimeoutRejectedException ? "did not answer in time" : $"did not answer: {problem.Message}";

    private sealed record Call(HttpMethod Method, Uri Address, byte[]? Body, long Started);
}
