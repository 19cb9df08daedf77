using System.Net;
using LocalAws.Wire;

namespace LocalAws.Access;

/// <summary>Believes a token only after issuer, signature, audience and expiry are right.</summary>
public sealed class WebIdentity(IReadOnlyList<OidcProvider> providers, TimeProvider clock) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(5) };

    /// <exception cref="ApiError">As STS refuses: <c>InvalidIdentityToken</c>, <c>ExpiredTokenException</c>, <c>IDPCommunicationError</c>.</exception>
    public async Task<(OidcProvider Provider, JsonWebToken Token)> VerifyAsync(string text, CancellationToken cancellationToken)
    {
        var token = JsonWebToken.Parse(text)
            ?? throw Invalid("The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");
        var issuer = token.Text("iss");
        var provider = providers.FirstOrDefault(one => one.Issuer.ToString().TrimEnd('/') == issuer?.TrimEnd('/'))
            ?? throw Invalid($"No OpenIDConnect provider found in your account for {issuer}");
        if (!token.IsSignedBy(await KeysAsync(provider, cancellationToken)))
            throw Invalid("Provided Token is not signed by a key of the OpenIDConnect provider");
        if (!token.Texts("aud").Any(provider.Audiences.Contains))
            throw Invalid("Incorrect token audience");
        CheckExpiry(token);
        return (provider, token);
    }

    public void Dispose() => _http.Dispose();

    private void CheckExpiry(JsonWebToken token)
    {
        var now = clock.GetUtcNow();
        var expires = DateTimeOffset.FromUnixTimeSeconds(token.Number("exp") ?? throw Invalid("Missing a required claim: exp"));
        if (now >= expires)
            throw new ApiError("ExpiredTokenException", $"Token expired: current date/time {now.ToUnixTimeSeconds()} must be before the expiration date/time {expires.ToUnixTimeSeconds()}");
    }

    private async Task<string> KeysAsync(OidcProvider provider, CancellationToken cancellationToken)
    {
        if (provider.Keys is not null)
            return provider.Keys;
        var uri = provider.KeysUri ?? new Uri(provider.Issuer.ToString().TrimEnd('/') + "/.well-known/jwks");
        if (!IsLocal(uri))
            throw new ApiError("IDPCommunicationError", $"This local server asks no other machine for keys: {uri.Host}");
        try
        {
            return await _http.GetStringAsync(uri, cancellationToken);
        }
        catch (HttpRequestException failed)
        {
            throw new ApiError("IDPCommunicationError", $"Couldn't retrieve verification key from your identity provider: {failed.Message}");
        }
    }

    private static bool IsLocal(Uri uri) =>
        uri.IsLoopback || (uri.HostNameType == UriHostNameType.Dns && !uri.Host.Contains('.')) || (IPAddress.TryParse(uri.Host, out var address) && IPAddress.IsLoopback(address));

    private static ApiError Invalid(string message) => new("InvalidIdentityToken", message);
}
