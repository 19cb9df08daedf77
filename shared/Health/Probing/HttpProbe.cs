using System.Net;
using Actions.Toolkit;

namespace Actions.Health;

/// <summary>
/// Asks over HTTP, each attempt on a connection of its own: the name is resolved again, and no dead connection of an old task is reused.
/// </summary>
/// <param name="template">What is sent, and how far an attempt may go.</param>
/// <param name="time">The clock of the limits.</param>
/// <param name="cookies">Keeps cookies from one request to the next; null for none.</param>
internal sealed class HttpProbe(RequestTemplate template, TimeProvider time, CookieJar? cookies = null) : IProbe
{
    private const int MostRedirects = 5;

    public async Task<Answer> AskAsync(Target target, ConnectionTrace trace, CancellationToken cancellation)
    {
        if (target.Request is { } own && own != template) return await new HttpProbe(own, time, cookies).AskAsync(target, trace, cancellation);
        using var limit = new CancellationTokenSource(template.Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await FollowAsync(target, trace, both.Token);
        }
        catch (Exception problem) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException("The check ended during this attempt.", problem, cancellation);
        }
        catch (Exception problem) when (limit.IsCancellationRequested)
        {
            var text = $"no complete answer within {DurationText.Format(template.Timeout)}, while {trace.Doing}";
            throw new ProbeFailure(new Fault(Reason.Timeout, text), problem);
        }
        catch (Exception problem) when (FaultOf.Exception(problem) is { } fault)
        {
            throw new ProbeFailure(fault, problem);
        }
    }

    private HttpMessageInvoker NewClient(bool isOwnHost, ConnectionTrace trace)
    {
        var connector = new Connector(template, isOwnHost ? template.Tls : template.Tls.ForOtherHost, time, trace);
        return new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = connector.ConnectAsync,
            SslOptions = connector.TlsOptions(host: null),
            // The rest of a body that was cut is not waited for.
            MaxResponseDrainSize = 0,
            ResponseDrainTimeout = TimeSpan.Zero,
        });
    }

    private async Task<Answer> FollowAsync(Target target, ConnectionTrace trace, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var hop = Hop.First(target, template);
        for (var redirects = 0; ; redirects++)
        {
            using var client = NewClient(hop.Url.IdnHost == target.Url.IdnHost, trace);
            using var request = hop.ToRequest(cookies?.HeaderFor(hop.Url));
            using var response = await SendAsync(client, request, trace, cancellation);
            if (response.Headers.TryGetValues("Set-Cookie", out var set)) cookies?.Store(hop.Url, set);
            if (template.Redirects == RedirectPolicy.None || hop.Next(response, template.Redirects) is not { } next)
                return await ReadAsync(response, trace, started, cancellation) with { Redirects = redirects };
            if (redirects == MostRedirects)
                throw new ProbeFailure(new Fault(Reason.Redirect, $"more than {MostRedirects} redirects, the last one to {UrlSecrets.Display(next.Url)}"));
            hop = next;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMessageInvoker client, HttpRequestMessage request, ConnectionTrace trace, CancellationToken cancellation)
    {
        var sent = time.GetTimestamp();
        trace.BeginRequest();
        var response = await client.SendAsync(request, cancellation);
        trace.FirstByte = time.GetElapsedTime(sent) - trace.Connecting;
        return response;
    }

    private async Task<Answer> ReadAsync(HttpResponseMessage response, ConnectionTrace trace, long started, CancellationToken cancellation)
    {
        trace.Doing = "reading the body";
        var body = await BodyReader.ReadAsync(response.Content, template.MaxBody, cancellation);
        return new Answer
        {
            Status = (int)response.StatusCode,
            Headers = HeadersOf(response),
            Body = body,
            Latency = time.GetElapsedTime(started),
            RetryAfter = RetryAfterOf(response),
            CertificateDaysLeft = trace.CertificateExpires is { } expires ? (int)Math.Floor((expires - time.GetUtcNow()).TotalDays) : null,
        };
    }

    // Retry-After is asked for with 429 and 503 only (RFC 9110 section 10.2.3 gives it no meaning for other errors).
    private TimeSpan? RetryAfterOf(HttpResponseMessage response)
    {
        if (response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)) return null;
        var asked = response.Headers.RetryAfter;
        var wait = asked?.Delta ?? (asked?.Date is { } date ? date - time.GetUtcNow() : null);
        return wait > TimeSpan.Zero ? wait : null;
    }

    private static Dictionary<string, string> HeadersOf(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
            headers[name] = string.Join(", ", values);
        return headers;
    }
}
