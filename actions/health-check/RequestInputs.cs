using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>The inputs that say what is sent.</summary>
internal static class RequestInputs
{
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(10);
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    public static RequestTemplate Read(InputReader read, Masks masks)
    {
        var method = read.Parsed("method", ParseMethod) ?? HttpMethod.Get;
        return new RequestTemplate
        {
            Method = method,
            Body = ReadBody(read),
            Headers = [.. ReadHeaders(read, masks), .. ReadCredentials(read, masks)],
            Redirects = read.Choice<RedirectPolicy>("redirects"),
            Timeout = read.Parsed("timeout", ParseTimeout),
            ConnectTimeout = read.Parsed("connect-timeout", ParseTimeout),
            MaxBody = read.Parsed("max-body", ParseMaxBody),
            Tls = TlsInputs.Read(read),
            Resolve = read.ParsedLines("resolve", ResolveRule.Parse),
            IpVersion = ConnectionInputs.IpVersion(read),
        };
    }

    private static string? ReadBody(InputReader read)
    {
        var body = read.Verbatim("body") is { Length: > 0 } text ? text : null;
        if (read.OptionalPath("body-file") is not { } file) return body;
        if (body is not null) read.Error("body-file", "'body' is given too; a request has one body");
        if (!File.Exists(file.FullPath)) read.Error("body-file", "there is no such file in the workspace. Is the repository checked out?");
        return body ?? (File.Exists(file.FullPath) ? File.ReadAllText(file.FullPath) : null);
    }

    private static List<RequestHeader> ReadHeaders(InputReader read, Masks masks)
    {
        var headers = read.ParsedPrivately("headers", RequestHeader.ParseLines) ?? [];
        foreach (var secret in headers.SelectMany(header => header.Secrets)) UrlSecrets.Mask(masks, secret);
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

    internal static HttpMethod ParseMethod(string text)
    {
        var method = text.ToUpperInvariant();
        return Methods.Contains(method) ? new HttpMethod(method) : throw new FormatException($"expected one of {string.Join(", ", Methods)}");
    }

    internal static TimeSpan ParseTimeout(string text)
    {
        var timeout = DurationText.Parse(text);
        return timeout >= ShortestTimeout && timeout <= LongestTimeout
            ? timeout
            : throw new FormatException($"expected from {DurationText.Format(ShortestTimeout)} to {DurationText.Format(LongestTimeout)}");
    }

    internal static int ParseMaxBody(string text) => ByteSize.Parse(text, min: 1024, max: 16 * 1024 * 1024);
}
