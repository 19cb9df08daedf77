using System.Text.Json;
using System.Text.Json.Nodes;

namespace Actions.Aws;

/// <summary>Secrets Manager over the wire. Values are masked before anything else sees them.</summary>
internal sealed class SecretsManager(IServiceCaller caller, Action<string> mask) : ISecretsManager
{
    /// <summary>Shorter values of a JSON secret are ports, flags and the like: masking them would black out the whole log.</summary>
    private const int ShortestPart = 6;

    /// <inheritdoc/>
    public Task<SecretDescription> DescribeSecretAsync(string secretId, CancellationToken cancellationToken) =>
        caller.CallAsync(SecretsManagerOperations.DescribeSecret, new(secretId), cancellationToken);

    /// <inheritdoc/>
    public async Task<SecretValue> GetSecretValueAsync(string secretId, string? versionStage, CancellationToken cancellationToken)
    {
        var value = await caller.CallAsync(SecretsManagerOperations.GetSecretValue, new(secretId, versionStage), cancellationToken);
        if (value.SecretString is { Length: > 0 } text)
        {
            mask(text);
            foreach (var part in Parts(text))
                mask(part);
        }
        return value;
    }

    /// <summary>Users read single values out of a JSON secret: each is a secret of its own.</summary>
    private static List<string> Parts(string text)
    {
        try
        {
            return [.. Texts(JsonNode.Parse(text)).Where(part => part.Length >= ShortestPart)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [value.GetValue<string>()],
        _ => [],
    };
}
