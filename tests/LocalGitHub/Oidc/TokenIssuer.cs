using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LocalGitHub;

/// <summary>Issues identity tokens (RFC 7519, RS256) and publishes the key they are signed with.</summary>
internal sealed class TokenIssuer(Func<string> issuer, TimeProvider time) : IDisposable
{
    private readonly RSA key = RSA.Create(2048);
    private readonly string keyId = Guid.NewGuid().ToString("N");

    public string Issue(OidcJob job, string audience)
    {
        var now = time.GetUtcNow();
        var claims = new JsonObject
        {
            ["jti"] = Guid.NewGuid().ToString(),
            ["sub"] = job.Subject,
            ["aud"] = audience,
            ["iss"] = issuer(),
            ["repository"] = job.Repository,
            ["repository_owner"] = job.Repository.Split('/')[0],
            ["iat"] = now.ToUnixTimeSeconds(),
            // GitHub's tokens are valid from ten minutes before, against clocks that go wrong.
            ["nbf"] = now.AddMinutes(-10).ToUnixTimeSeconds(),
            ["exp"] = (now + job.Lifetime).ToUnixTimeSeconds(),
        };
        foreach (var (name, value) in job.Claims) claims[name] = value;
        return Sign(claims);
    }

    public JsonObject Configuration() => new()
    {
        ["issuer"] = issuer(),
        ["jwks_uri"] = $"{issuer()}/.well-known/jwks",
        ["subject_types_supported"] = new JsonArray("public", "pairwise"),
        ["response_types_supported"] = new JsonArray("id_token"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        ["scopes_supported"] = new JsonArray("openid"),
    };

    public JsonObject Keys()
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA",
                ["alg"] = "RS256",
                ["use"] = "sig",
                ["kid"] = keyId,
                ["n"] = Base64Url.EncodeToString(parameters.Modulus),
                ["e"] = Base64Url.EncodeToString(parameters.Exponent),
            }),
        };
    }

    public void Dispose() => key.Dispose();

    private string Sign(JsonObject claims)
    {
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = keyId };
        var signed = $"{Encode(header)}.{Encode(claims)}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
