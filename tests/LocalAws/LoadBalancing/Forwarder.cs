using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace LocalAws.LoadBalancing;

/// <summary>Forwards one request to one target, streaming both ways.</summary>
internal sealed class Forwarder(ListenerRule rule, HttpMessageInvoker http)
{
    /// <summary>Belong to one connection, not to the message (RFC 9110, section 7.6.1).</summary>
    private static readonly HashSet<string> HopByHop = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    };

    public async Task ForwardAsync(HttpContext context)
    {
        if (rule.Next() is { } group && group.Take() is { } target)
            await ForwardAsync(context, group, target);
        else
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "Service Temporarily Unavailable");
    }

    private async Task ForwardAsync(HttpContext context, TargetGroup group, Target target)
    {
        try
        {
            using var response = await SendAsync(context, target);
            await CopyAsync(response, context);
            target.Counts.Add(failed: (int)response.StatusCode >= 500);
        }
        catch (HttpRequestException unreachable) when (unreachable.HttpRequestError == HttpRequestError.ConnectionError)
        {
            target.Counts.Add(failed: true);
            await AnotherAsync(context, group, target);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            target.Counts.Add(failed: true);
            await BreakOffAsync(context);
        }
        catch (OperationCanceledException)
        {
            // The client went away: nobody is left to answer.
        }
        finally
        {
            group.Release(target);
        }
    }

    /// <summary>Only a connection that was never made is tried again: nothing of the request has been sent.</summary>
    private async Task AnotherAsync(HttpContext context, TargetGroup group, Target dead)
    {
        var other = group.Take(except: dead);
        if (other is null)
        {
            await BreakOffAsync(context);
            return;
        }

        try
        {
            using var response = await SendAsync(context, other);
            await CopyAsync(response, context);
            other.Counts.Add(failed: (int)response.StatusCode >= 500);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            other.Counts.Add(failed: true);
            await BreakOffAsync(context);
        }
        finally
        {
            group.Release(other);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpContext context, Target target)
    {
        using var request = Request(context, target);
        return await http.SendAsync(request, context.RequestAborted);
    }

    private static HttpRequestMessage Request(HttpContext context, Target target)
    {
        var incoming = context.Request;
        var request = new HttpRequestMessage(new(incoming.Method),
            $"http://127.0.0.1:{target.LoopbackPort}{incoming.PathBase.ToUriComponent()}{incoming.Path.ToUriComponent()}{incoming.QueryString.ToUriComponent()}");
        if (HasBody(incoming))
            request.Content = new StreamContent(incoming.Body);
        foreach (var (name, values) in incoming.Headers.Where(header => !HopByHop.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        request.Headers.TryAddWithoutValidation("X-Forwarded-For", context.Connection.RemoteIpAddress?.ToString());
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", incoming.Scheme);
        request.Headers.TryAddWithoutValidation("X-Forwarded-Port", context.Connection.LocalPort.ToString());
        return request;
    }

    private static bool HasBody(HttpRequest request) => request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0;

    private static async Task CopyAsync(HttpResponseMessage response, HttpContext context)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => !HopByHop.Contains(header.Key)))
            context.Response.Headers[name] = new StringValues([.. values]);
        await using var body = await response.Content.ReadAsStreamAsync(context.RequestAborted);
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            await context.Response.Body.WriteAsync(buffer.AsMemory(0, read), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    private static async Task BreakOffAsync(HttpContext context)
    {
        if (context.Response.HasStarted)
            context.Abort();
        else
            await RefuseAsync(context, StatusCodes.Status502BadGateway, "Bad Gateway");
    }

    private static async Task RefuseAsync(HttpContext context, int status, string text)
    {
        context.Response.Clear();
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html";
        await context.Response.WriteAsync($"<html><head><title>{status} {text}</title></head><body><h1>{status} {text}</h1></body></html>", context.RequestAborted);
    }
}
