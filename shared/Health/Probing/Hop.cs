using System.Net;
using System.Text;

namespace Actions.Health;

/// <summary>One request of an attempt: the first, or one a redirect leads to.</summary>
internal sealed record Hop(Uri Url, HttpMethod Method, string? Body, IReadOnlyList<RequestHeader> Headers)
{
    private const string ContentType = "Content-Type";

    public static Hop First(Target target, RequestTemplate template)
    {
        IEnumerable<RequestHeader> headers = template.Headers;
        // Credentials in the address are for this target alone and go before those for all.
        if (target.User is not null)
            headers = headers.Where(header => !Is(header, "Authorization")).Append(RequestHeader.Basic(target.User));
        return new Hop(target.Url, template.Method, template.Body, [.. headers]);
    }

    /// <summary>Where a redirect leads; null when the response is none.</summary>
    /// <exception cref="ProbeFailure">The redirect is not allowed.</exception>
    public Hop? Next(HttpResponseMessage response, RedirectPolicy policy)
    {
        if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location) return null;
        if (!Uri.TryCreate(Url, location, out var url) || url.Scheme is not ("http" or "https"))
            throw Refused("to something that is not an http(s) address");
        var sameHost = url.IdnHost.Equals(Url.IdnHost, StringComparison.OrdinalIgnoreCase);
        if (policy == RedirectPolicy.SameHost && !sameHost)
            throw Refused($"to another host: {UrlSecrets.Display(url)} (only redirects to the same host are followed)");
        if (policy != RedirectPolicy.Any && Url.Scheme == "https" && url.Scheme == "http")
            throw Refused($"from https to http: {UrlSecrets.Display(url)}");

        var keepsMethod = response.StatusCode is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
            || Method == HttpMethod.Get || Method == HttpMethod.Head;
        return new Hop(
            url,
            keepsMethod ? Method : HttpMethod.Get,
            keepsMethod ? Body : null,
            // Credentials are for the host they were given for, and never go over a connection others can read.
            sameHost && (Url.Scheme == url.Scheme || url.Scheme == "https") ? Headers : [.. Headers.Where(header => !header.IsSecret && !Is(header, "Host"))]);
    }

    /// <param name="cookies">Cookies besides those of a header that was given; null for none.</param>
    public HttpRequestMessage ToRequest(string? cookies = null)
    {
        var request = new HttpRequestMessage(Method, Url);
        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
            var type = Headers.LastOrDefault(header => Is(header, ContentType))?.Value ?? GuessedType(Body);
            request.Content.Headers.TryAddWithoutValidation(ContentType, type);
        }

        foreach (var header in Headers.Where(header => !Is(header, ContentType))) request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        if (cookies is not null) request.Headers.TryAddWithoutValidation("Cookie", cookies);
        if (!Headers.Any(header => Is(header, "User-Agent"))) request.Headers.TryAddWithoutValidation("User-Agent", "health-check");
        if (!Headers.Any(header => Is(header, "Accept"))) request.Headers.TryAddWithoutValidation("Accept", "*/*");
        return request;
    }

    private static bool Is(RequestHeader header, string name) => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string GuessedType(string body) => body.TrimStart() is ['{' or '[', ..] ? "application/json" : "text/plain; charset=utf-8";

    private static ProbeFailure Refused(string where) => new(new Fault(Reason.Redirect, $"redirects {where}"));
}
