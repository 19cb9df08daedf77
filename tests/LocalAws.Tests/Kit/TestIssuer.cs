using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LocalAws.Tests.Kit;

/// <summary>An identity provider with one RSA key.</summary>
public sealed class TestIssuer(RSA key)
{
    // Making a key takes long: all tests share two.
    private static readonly Lazy<RSA> Own = new(() => RSA.Create(2048));
    private static readonly Lazy<RSA> Foreign = new(() => RSA.Create(2048));

    public static TestIssuer Trusted() => new(Own.Value);

    /// <summary>The same issuer name, another key.</summary>
    public static TestIssuer Impostor() => new(Foreign.Value);

    public Uri Issuer { get; } = new("https://issuer.example/tokens");

    public string Keys
    {
        get
        {
            var parts = key.ExportParameters(false);
            var shown = new JsonObject
            {
                ["kty"] = "RSA",
                ["kid"] = "1",
                ["n"] = Base64Url.EncodeToString(parts.Modulus),
                ["e"] = Base64Url.EncodeToString(parts.Exponent),
            };
            return new JsonObject { ["keys"] = new JsonArray(shown) }.ToJsonString();
        }
    }

    /// <summary>A good token for the audience <c>sts.amazonaws.com</c>, valid for five minutes, after <paramref name="change"/>.</summary>
    public string Token(string subject, Action<JsonObject>? change = null, string algorithm = "RS256")
    {
        var claims = new JsonObject
        {
            ["iss"] = Issuer.ToString(),
            ["aud"] = "sts.amazonaws.com",
            ["sub"] = subject,
            ["exp"] = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds(),
        };
        change?.Invoke(claims);
        var header = new JsonObject { ["alg"] = algorithm, ["kid"] = "1", ["typ"] = "JWT" };
        var signed = $"{Encoded(header)}.{Encoded(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Encoded(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
