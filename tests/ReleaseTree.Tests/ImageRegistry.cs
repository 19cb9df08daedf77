using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Testing.Http;

namespace ReleaseTree.Tests;

/// <summary>A registry in this process (OCI distribution specification, "Pull"), filled by tests. With a password it gives tokens as Docker's do.</summary>
internal sealed class ImageRegistry : IAsyncDisposable
{
    public const string User = "robot", Password = "open-sesame";
    private const string Token = "a-token-for-pulling";

    private const string Scope = "repository:acme/actions:pull";

    private readonly ConcurrentDictionary<string, string> contents = new(StringComparer.Ordinal);
    private readonly bool isLocked;
    private readonly RawServer server;

    public ImageRegistry(bool isLocked = false)
    {
        this.isLocked = isLocked;
        server = RawServer.Start(Answer);
    }

    public string Host => $"127.0.0.1:{server.Port}";

    /// <summary>What <c>--registry</c> is given.</summary>
    public string Place => $"{Host}/acme/actions";

    /// <summary>Pushes an image.</summary>
    /// <returns>The digest of its index.</returns>
    public string Push(string action, string revision, string version, params string[] platforms)
    {
        var entries = new JsonArray([.. platforms.Select(platform => Entry(platform, Manifest(platform, revision, version)))]);
        // What a build attests lies beside the images.
        entries.Add(Entry("unknown/unknown", Store("{}")));
        var digest = Store(new JsonObject { ["schemaVersion"] = 2, ["manifests"] = entries }.ToJsonString());
        Tag(action, $"{version}-{revision}", digest);
        return digest;
    }

    public void Tag(string action, string tag, string digest) => contents[$"acme/actions/{action}/manifests/{tag}"] = contents[digest];

    /// <summary>Has other bytes from now on where a digest is asked for.</summary>
    public void Corrupt(string digest) => contents[digest] += " ";

    public string Store(string content)
    {
        var digest = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}";
        contents[digest] = content;
        return digest;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private string Manifest(string platform, string revision, string version)
    {
        var parts = platform.Split('/');
        var labels = new JsonObject { ["org.opencontainers.image.revision"] = revision, ["org.opencontainers.image.version"] = version };
        var configuration = new JsonObject { ["os"] = parts[0], ["architecture"] = parts[1], ["config"] = new JsonObject { ["Labels"] = labels } };
        return Store(new JsonObject { ["schemaVersion"] = 2, ["config"] = new JsonObject { ["digest"] = Store(configuration.ToJsonString()) } }.ToJsonString());
    }

    private static JsonObject Entry(string platform, string digest) => new()
    {
        ["digest"] = digest,
        ["platform"] = new JsonObject { ["os"] = platform.Split('/')[0], ["architecture"] = platform.Split('/')[1] },
    };

    private string Answer(string request)
    {
        var path = request.Split(' ')[1];
        var authorization = Regex.Match(request, "^Authorization: (.*)\r$", RegexOptions.Multiline | RegexOptions.IgnoreCase).Groups[1].Value;
        if (path.StartsWith("/token?", StringComparison.Ordinal)) return GiveToken(path, authorization);
        if (isLocked && authorization != $"Bearer {Token}") return Response(401, "", $"WWW-Authenticate: Bearer realm=\"{server.Url}/token\",service=\"{Host}\",scope=\"{Scope}\"");
        return Find(path) is { } content ? Response(200, content) : Response(404, "");
    }

    private string? Find(string path)
    {
        var name = path["/v2/".Length..];
        return contents.GetValueOrDefault(name) ?? contents.GetValueOrDefault(name[(name.LastIndexOf('/') + 1)..]);
    }

    private string GiveToken(string path, string authorization)
    {
        var isUser = authorization == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"))}";
        var isAsked = path == $"/token?service={Uri.EscapeDataString(Host)}&scope={Uri.EscapeDataString(Scope)}";
        return isUser && isAsked ? Response(200, $$"""{"token":"{{Token}}"}""") : Response(403, "");
    }

    private static string Response(int status, string body, params string[] headers) => RawServer.Response(status, body, [.. headers, "Connection: close"]);
}
