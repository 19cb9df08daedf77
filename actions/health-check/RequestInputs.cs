using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>The inputs that say what is sent.</summary>
internal static class RequestInputs
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    public static RequestTemplate Read(InputReader read, Masks masks)
    {
        var method = read.Parsed("method", ParseMethod) ?? HttpMethod.Get;
        var body = read.Verbatim("body") is { Length: > 0 } text ? text : null;
        if (body is not null && (method == HttpMethod.Get || method == HttpMethod.Head))
            read.Error("method", "a request with a body needs POST, PUT, PATCH, DELETE or OPTIONS");
        return new RequestTemplate
        {
            Method = method,
            Body = body,
            Headers = [.. ReadHeaders(read, masks), .. ReadCredentials(read, masks)],
            Redirects = read.Choice<RedirectPolicy>("redirects"),
            Timeout = read.Duration("timeout", TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10)),
            ConnectTimeout = read.Duration("connect-timeout", TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10)),
            MaxBody = read.Parsed("max-body", text => ByteSize.Parse(text, min: 1024, max: 16 * 1024 * 1024)),
        };
    }

    private static List<RequestHeader> ReadHeaders(InputReader read, Masks masks)
    {
        var headers = read.ParsedPrivately("headers", RequestHeader.ParseLines) ?? [];
        foreach (var header in headers.Where(header => header.IsSecret)) AddCredential(masks, header.Value);
        return headers;
    }

    private static List<RequestHeader> ReadCredentials(InputReader read, Masks masks)
    {
        var token = read.OptionalSecret("bearer-token")?.Reveal();
        var user = read.OptionalSecret("basic-auth")?.Reveal();
        if (token is not null && user is not null)
            read.PrivateError("basic-auth", "a request carries one Authorization: give 'bearer-token' or 'basic-auth', not both");
        if (token is not null && token.Any(letter => char.IsControl(letter) || letter == ' '))
            read.PrivateError("bearer-token", "it holds a blank or a control character");
        if (user is not null && !user.Contains(':', StringComparison.Ordinal))
            read.PrivateError("basic-auth", "expected user:password");
        if (user is not null)
        {
            foreach (var form in UrlSecrets.OfUser(user)) UrlSecrets.Mask(masks, form);
        }

        if (token is not null) return [RequestHeader.Bearer(token)];
        return user is null ? [] : [RequestHeader.Basic(user)];
    }

    // 'Bearer abc' and 'session=abc; other=x' hold the secret as a part: the server may send just that part back.
    private static void AddCredential(Masks masks, string value)
    {
        UrlSecrets.Mask(masks, value);
        foreach (var part in value.Split([' ', ';', '='], StringSplitOptions.RemoveEmptyEntries).Where(part => part.Length >= 8)) UrlSecrets.Mask(masks, part);
    }

    private static HttpMethod ParseMethod(string text)
    {
        var method = text.ToUpperInvariant();
        return Methods.Contains(method) ? new HttpMethod(method) : throw new FormatException($"expected one of {string.Join(", ", Methods)}");
    }
}
