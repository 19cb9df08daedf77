using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LocalAws.Access;

namespace LocalAws.Tests.Kit;

/// <summary>A request signed step by step after the AWS documentation, independent of the server's own code, so that each step can be spoiled.</summary>
public sealed class SignedRequest
{
    public string Method { get; set; } = "POST";
    public string Path { get; set; } = "/";
    public string Query { get; set; } = "";
    public string Region { get; set; } = "eu-central-1";
    public string Service { get; set; } = "ssm";
    public string Terminator { get; set; } = "aws4_request";
    public string AccessKeyId { get; set; } = "";
    public string Secret { get; set; } = "";
    public string? SessionToken { get; set; }
    public DateTimeOffset Time { get; set; }
    public string? ScopeDate { get; set; }
    public byte[] Body { get; set; } = [];

    /// <summary>What the signature says instead of the hash of the body.</summary>
    public string? Payload { get; set; }

    /// <summary>Headers to be sent and signed; names in lower case.</summary>
    public SortedDictionary<string, string> Headers { get; } = new(StringComparer.Ordinal);

    /// <summary>Headers sent but left out of the signature.</summary>
    public HashSet<string> Unsigned { get; } = [];

    public string Authorization { get; set; } = "";

    public static SignedRequest Json(LocalAwsServer server, string service, string target, string body)
    {
        var request = new SignedRequest { Service = service, Region = server.Region, Time = DateTimeOffset.UtcNow, Body = Encoding.UTF8.GetBytes(body) };
        request.Use(server.DefaultKey);
        request.Headers["host"] = server.Endpoint.Authority;
        request.Headers["content-type"] = "application/x-amz-json-1.1";
        request.Headers["x-amz-target"] = target;
        return request;
    }

    public static SignedRequest Form(LocalAwsServer server, string service, string form)
    {
        var request = Json(server, service, "", form);
        request.Headers.Remove("x-amz-target");
        request.Headers["content-type"] = "application/x-www-form-urlencoded; charset=utf-8";
        return request;
    }

    /// <param name="path">As it is sent: characters that need it are encoded.</param>
    public static SignedRequest Rest(LocalAwsServer server, string service, string method, string path, string query, string body)
    {
        var request = Json(server, service, "", body);
        request.Headers.Remove("x-amz-target");
        request.Headers["content-type"] = "application/json";
        (request.Method, request.Path, request.Query) = (method, path, query);
        return request;
    }

    public void Use(AccessKey key)
    {
        AccessKeyId = key.Id;
        Secret = key.Secret;
        SessionToken = key.SessionToken;
    }

    public SignedRequest Sign()
    {
        var time = Time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        Headers["x-amz-date"] = time;
        if (SessionToken is not null)
            Headers["x-amz-security-token"] = SessionToken;

        var signed = Headers.Where(header => !Unsigned.Contains(header.Key)).ToList();
        var names = string.Join(';', signed.Select(header => header.Key));
        // S3 alone signs the path as it is sent; all others encode it once more.
        var path = Service == "s3" ? Path : string.Join('/', Path.Split('/').Select(Uri.EscapeDataString));
        var canonical = $"{Method}\n{path}\n{Query}\n{string.Concat(signed.Select(header => $"{header.Key}:{header.Value}\n"))}\n{names}\n{Payload ?? Hash(Body)}";
        var scope = $"{ScopeDate ?? time[..8]}/{Region}/{Service}/{Terminator}";
        Signature = Sign("AWS4-HMAC-SHA256", scope, Hash(Encoding.UTF8.GetBytes(canonical)));
        Authorization = $"AWS4-HMAC-SHA256 Credential={AccessKeyId}/{scope}, SignedHeaders={names}, Signature={Signature}";
        return this;
    }

    public string Signature { get; private set; } = "";

    /// <summary>Signs another text with the key of this request.</summary>
    public string Sign(string kind, string scope, string text)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + Secret);
        foreach (var part in scope.Split('/'))
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{kind}\n{Headers["x-amz-date"]}\n{scope}\n{text}")));
    }

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
