using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LocalAws.Access;

/// <summary>A signed token, taken apart but not yet believed (RFC 7519, RS256 only).</summary>
public sealed class JsonWebToken
{
    private readonly string _signed;
    private readonly byte[] _signature;
    private readonly JsonObject _header;

    private JsonWebToken(string signed, byte[] signature, JsonObject header, JsonObject claims)
    {
        _signed = signed;
        _signature = signature;
        _header = header;
        Claims = claims;
    }

    public JsonObject Claims { get; }

    /// <returns>Null when the text is not such a token.</returns>
    public static JsonWebToken? Parse(string token)
    {
        var parts = token.Split('.');
        try
        {
            return parts.Length == 3 && Object(parts[0]) is { } header && Object(parts[1]) is { } claims
                ? new JsonWebToken($"{parts[0]}.{parts[1]}", Base64Url.DecodeFromChars(parts[2]), header, claims)
                : null;
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException)
        {
            return null;
        }
    }

    public string? Text(string claim) => (Claims[claim] as JsonValue)?.TryGetValue<string>(out var text) == true ? text : null;

    public long? Number(string claim) => (Claims[claim] as JsonValue)?.TryGetValue<long>(out var number) == true ? number : null;

    /// <summary>A claim with one or many values.</summary>
    public IReadOnlyList<string> Texts(string claim) => Claims[claim] is JsonArray many
        ? [.. many.Select(one => one!.GetValue<string>())]
        : Text(claim) is { } one ? [one] : [];

    /// <param name="keys">JSON Web Key Set.</param>
    public bool IsSignedBy(string keys)
    {
        if (_header["alg"]?.GetValue<string>() != "RS256")
            return false;
        var id = _header["kid"]?.GetValue<string>();
        return JsonNode.Parse(keys)!["keys"]!.AsArray().OfType<JsonObject>()
            .Where(key => key["kty"]?.GetValue<string>() == "RSA" && (id is null || key["kid"]?.GetValue<string>() == id))
            .Any(IsSignedBy);
    }

    private bool IsSignedBy(JsonObject key)
    {
        using var rsa = RSA.Create(new RSAParameters
        {
            Modulus = Base64Url.DecodeFromChars(key["n"]!.GetValue<string>()),
            Exponent = Base64Url.DecodeFromChars(key["e"]!.GetValue<string>()),
        });
        return rsa.VerifyData(Encoding.ASCII.GetBytes(_signed), _signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static JsonObject? Object(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part)) as JsonObject;
}
