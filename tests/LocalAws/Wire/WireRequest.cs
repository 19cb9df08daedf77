using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LocalAws.Wire;

/// <summary>A request as it came over the wire: nothing decoded, nothing normalised.</summary>
/// <param name="Path">Path as sent, still percent-encoded.</param>
/// <param name="Query">Query as sent, without the question mark.</param>
public sealed record WireRequest(string Method, string Path, string Query, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    private const int LargestBody = 96 * 1024 * 1024;

    /// <summary>First value of a header, or null.</summary>
    public string? Header(string name)
    {
        foreach (var header in Headers)
        {
            if (header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
                return header.Value;
        }

        return null;
    }

    public static async Task<WireRequest> ReadAsync(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var question = target.IndexOf('?');
        var headers = context.Request.Headers.SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value ?? "")));
        return new WireRequest(
            context.Request.Method,
            question < 0 ? target : target[..question],
            question < 0 ? "" : target[(question + 1)..],
            [.. headers],
            await ReadBodyAsync(context));
    }

    private static async Task<byte[]> ReadBodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            if (body.Length + read > LargestBody)
                throw new ApiError("RequestEntityTooLarge", "The request body is too large", 413);
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
