using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LocalAws.SecretsManager;

/// <summary>The secrets of a world.</summary>
public sealed class SecretStore(TimeProvider clock, string accountId, string region) : ISecretStore
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, Secret> _secrets = new(StringComparer.Ordinal);

    /// <summary>Sets the value as a new version: it becomes the current one, and the one that was becomes the previous one.</summary>
    public Secret Put(string name, string value)
    {
        lock (_lock)
        {
            var secret = _secrets.GetValueOrDefault(name) ?? new Secret(name, ArnOf(name), clock.GetUtcNow());
            var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\0{secret.Versions.Count}"))[..16]).ToString();
            var older = secret.Versions.Select(version => version with { Stages = version.Stages.Contains(Secret.Current) ? [Secret.Previous] : [] });
            return _secrets[name] = secret with { Versions = [.. older, new SecretVersion(id, value, [Secret.Current], clock.GetUtcNow())] };
        }
    }

    /// <param name="id">Name, ARN, or ARN without the six characters at its end.</param>
    public Secret? Find(string id)
    {
        lock (_lock)
            return _secrets.GetValueOrDefault(id) ?? _secrets.Values.FirstOrDefault(secret => secret.Arn == id || secret.Arn[..^7] == id);
    }

    public SecretLookup Read(string arn)
    {
        var parts = arn.Split(':');
        var (key, stage, version) = (Part(parts, 7), Part(parts, 8), Part(parts, 9));
        if (Find(string.Join(':', parts.Take(7)))?.Find(version, stage) is not { } found)
            return new SecretLookup(null);
        return key is null ? new SecretLookup(found.Value) : Member(found.Value, key) is { } value ? new SecretLookup(value) : new SecretLookup(null, key);
    }

    private static string? Part(string[] parts, int index) => parts.Length > index && parts[index].Length > 0 ? parts[index] : null;

    private static string? Member(string json, string key)
    {
        try
        {
            return (JsonNode.Parse(json) as JsonObject)?[key]?.ToString();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>AWS puts six random characters behind the name: here they come from the name.</summary>
    private string ArnOf(string name)
    {
        var end = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..6];
        return $"arn:aws:secretsmanager:{region}:{accountId}:secret:{name}-{end}";
    }
}
