using System.Net.Http.Headers;
using Actions.Toolkit;

namespace Notify.Delivery;

/// <summary>One request to a receiver.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Address">Where to; may be secret, only the host is ever shown.</param>
/// <param name="Body">Exactly the bytes that are sent; empty for none, as of a request that only reads.</param>
internal sealed record SinkRequest(HttpMethod Method, Uri Address, ReadOnlyMemory<byte> Body)
{
    public string ContentType { get; init; } = "application/json; charset=utf-8";

    /// <summary>Sent as bearer token.</summary>
    public Secret? Token { get; init; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public WhenUnsure WhenUnsure { get; init; } = WhenUnsure.Repeat;

    public HttpRequestMessage ToMessage(TrackedContent content)
    {
        var message = new HttpRequestMessage(Method, Address);
        message.Headers.UserAgent.ParseAdd("org-actions");
        if (Token is not null) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token.Reveal());
        foreach (var (name, value) in Headers) message.Headers.TryAddWithoutValidation(name, value);
        if (Body.Length > 0) message.Content = content;
        return message;
    }
}
