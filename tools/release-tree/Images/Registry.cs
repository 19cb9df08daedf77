using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Actions.Toolkit;

namespace ReleaseTree.Images;

/// <summary>Asks a registry for manifests and configurations (OCI distribution specification, "Pull"). What comes is believed only when it has the digest that was asked for.</summary>
/// <param name="http">Speaks to it.</param>
/// <param name="place">Where it is.</param>
/// <param name="login">Who asks; null asks as nobody.</param>
internal sealed partial class Registry(HttpClient http, RegistryPlace place, (string User, string Password)? login)
{
    /// <summary>No manifest and no configuration is larger, in bytes.</summary>
    public const int LargestAnswer = 4 * 1024 * 1024;

    private static readonly string[] Manifests =
    [
        "application/vnd.oci.image.index.v1+json", "application/vnd.oci.image.manifest.v1+json",
        "application/vnd.docker.distribution.manifest.list.v2+json", "application/vnd.docker.distribution.manifest.v2+json",
    ];

    /// <summary>A manifest with its digest.</summary>
    /// <param name="action">Whose image.</param>
    /// <param name="reference">A tag or a digest.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="FormatException">The registry does not have it, or has something else.</exception>
    public async Task<(string Digest, JsonObject Content)> ManifestAsync(string action, string reference, CancellationToken cancellationToken) =>
        await GetAsync(action, $"manifests/{reference}", reference, cancellationToken);

    /// <summary>The configuration of an image.</summary>
    /// <inheritdoc cref="ManifestAsync"/>
    public async Task<JsonObject> ConfigurationAsync(string action, string digest, CancellationToken cancellationToken) =>
        (await GetAsync(action, $"blobs/{digest}", digest, cancellationToken)).Content;

    private async Task<(string Digest, JsonObject Content)> GetAsync(string action, string path, string reference, CancellationToken cancellationToken)
    {
        var address = new Uri(place.Address, $"v2/{place.Repository(action)}/{path}");
        using var answer = await AskAsync(address, cancellationToken);
        if (!answer.IsSuccessStatusCode) throw new FormatException($"{place.Host} has no '{reference}' of {place.Repository(action)}, or does not show it: it answers {(int)answer.StatusCode}");
        var content = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        var digest = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";
        if (reference.StartsWith("sha256:", StringComparison.Ordinal) && reference != digest) throw new FormatException($"{place.Host} gives {digest} for {reference}");
        return (digest, Json(content, reference));
    }

    private async Task<HttpResponseMessage> AskAsync(Uri address, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(address, authorization: null, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.Unauthorized) return answer;
        var authorization = await AuthorizationAsync(answer.Headers.WwwAuthenticate, cancellationToken);
        if (authorization == null) return answer;
        answer.Dispose();
        return await SendAsync(address, authorization, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address, AuthenticationHeaderValue? authorization, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var type in Manifests) request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(type));
        request.Headers.Authorization = authorization;
        try
        {
            return await http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException problem)
        {
            throw new WorldError($"The registry {place.Host} does not answer: {problem.Message}", "Check its name and the network, and run this again.", problem);
        }
    }

    // Docker registry documentation, "Token authentication": the answer names who gives tokens, and for what to ask.
    private async Task<AuthenticationHeaderValue?> AuthorizationAsync(IEnumerable<AuthenticationHeaderValue> challenges, CancellationToken cancellationToken)
    {
        var basic = login is var (user, password) ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))) : null;
        if (challenges.FirstOrDefault(challenge => challenge.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))?.Parameter is not { } bearer) return basic;
        var values = Parameter().Matches(bearer).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value, StringComparer.Ordinal);
        var query = string.Join('&', values.Where(value => value.Key is "service" or "scope").Select(value => $"{value.Key}={Uri.EscapeDataString(value.Value)}"));
        using var answer = await SendAsync(new Uri($"{values.GetValueOrDefault("realm")}?{query}"), basic, cancellationToken);
        if (!answer.IsSuccessStatusCode) return null;
        var token = Json(await answer.Content.ReadAsByteArrayAsync(cancellationToken), "token");
        return new AuthenticationHeaderValue("Bearer", (token["token"] ?? token["access_token"])?.ToString());
    }

    private static JsonObject Json(byte[] content, string what)
    {
        try
        {
            return JsonNode.Parse(content) as JsonObject ?? throw new FormatException($"the answer for '{what}' is no JSON object");
        }
        catch (JsonException problem)
        {
            throw new FormatException($"the answer for '{what}' is not JSON", problem);
        }
    }

    [GeneratedRegex("""(?<name>[a-z]+)="(?<value>[^"]*)" """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex Parameter();
}
