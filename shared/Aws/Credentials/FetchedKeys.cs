using System.Text.Json;
using System.Text.Json.Serialization;
using Actions.Toolkit;

namespace Actions.Aws;

/// <summary>The JSON in which container and instance metadata services give keys.</summary>
internal sealed record FetchedKeys(string? AccessKeyId, string? SecretAccessKey, string? Token, DateTimeOffset? Expiration)
{
    /// <exception cref="WorldError">It is something else.</exception>
    public static AwsKeys Parse(byte[] body, string from)
    {
        try
        {
            if (JsonSerializer.Deserialize(body, FetchedKeysJson.Default.FetchedKeys) is { AccessKeyId: { } id, SecretAccessKey: { } secret } keys)
                return new AwsKeys(id, secret, keys.Token, keys.Expiration);
        }
        catch (JsonException)
        {
            // Said below: the body may hold a secret and is not shown.
        }
        throw new WorldError($"The {from} answered something that holds no access key.");
    }
}

/// <summary>Source-generated JSON of <see cref="FetchedKeys"/>.</summary>
[JsonSourceGenerationOptions(Converters = [typeof(AwsTimeConverter)])]
[JsonSerializable(typeof(FetchedKeys))]
internal sealed partial class FetchedKeysJson : JsonSerializerContext;
