using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Toolkit;

namespace Migrate.Engine;

/// <summary>What <c>docker login</c> left behind. Credential helpers are programs of the machine that a container does not have.</summary>
internal static class RegistryCredentials
{
    private const string DockerHub = "https://index.docker.io/v1/";

    /// <returns>Value of <c>X-Registry-Auth</c>, masked; null when there are no credentials for the image's registry.</returns>
    public static string? Find(ImageName image, ActionContext action)
    {
        var file = Path.Combine(
            action.Environment.GetValueOrDefault("DOCKER_CONFIG") ?? Path.Combine(action.Environment.GetValueOrDefault("HOME") ?? "/", ".docker"), "config.json");
        try
        {
            return File.Exists(file) && JsonNode.Parse(File.ReadAllText(file))?["auths"] is JsonObject logins ? Of(logins, Registry(image), action.Masks) : null;
        }
        catch (Exception problem) when (problem is JsonException or FormatException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            action.Log.Warning($"{file} cannot be used, and the image is pulled without credentials: {problem.Message}");
            return null;
        }
    }

    private static string? Of(JsonObject logins, string registry, Masks masks)
    {
        if (logins.FirstOrDefault(login => Host(login.Key) == Host(registry)).Value is not JsonObject login)
            return null;
        if (login["identitytoken"]?.GetValue<string>() is { Length: > 0 } token)
            return Header(masks, token, new JsonObject { ["identitytoken"] = token, ["serveraddress"] = registry });
        if (login["auth"]?.GetValue<string>() is not { Length: > 0 } auth)
            return null;
        var pair = Encoding.UTF8.GetString(Convert.FromBase64String(auth)).Split(':', 2);
        return pair is [var user, var password]
            ? Header(masks, password.TrimEnd('\0'), new JsonObject { ["username"] = user, ["password"] = password.TrimEnd('\0'), ["serveraddress"] = registry })
            : throw new FormatException($"the login at {registry} is not 'user:password'");
    }

    private static string Header(Masks masks, string secret, JsonObject content)
    {
        masks.Add(secret);
        var header = Convert.ToBase64String(Encoding.UTF8.GetBytes(content.ToJsonString())).Replace('+', '-').Replace('/', '_');
        masks.Add(header);
        return header;
    }

    // A first part with a dot or a port is a registry; everything else is of Docker Hub (Distribution's reference grammar).
    private static string Registry(ImageName image) =>
        image.Repository.Split('/') is [var first, _, ..] && (first.Contains('.') || first.Contains(':') || first == "localhost") && first != "docker.io" ? first : DockerHub;

    private static string Host(string registry)
    {
        var scheme = registry.IndexOf("://", StringComparison.Ordinal);
        return (scheme < 0 ? registry : registry[(scheme + 3)..]).Split('/')[0];
    }
}
