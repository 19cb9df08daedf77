using System.Text.Json.Nodes;
using LocalAws.Wire;

namespace LocalAws.SecretsManager;

/// <summary>The part of Secrets Manager that reads secrets.</summary>
public sealed class SecretsManagerService(SecretStore secrets) : ILocalService
{
    public string SigningName => "secretsmanager";

    public IReadOnlyCollection<string> Operations { get; } = ["DescribeSecret", "GetSecretValue"];

    public Task<JsonObject> HandleAsync(ApiCall call, CancellationToken cancellationToken) =>
        Task.FromResult(call.Operation == "DescribeSecret" ? Describe(call) : Get(call));

    private JsonObject Describe(ApiCall call)
    {
        var secret = Existing(call);
        var staged = secret.Versions.Where(version => version.Stages.Count > 0);
        return new JsonObject
        {
            ["ARN"] = secret.Arn,
            ["Name"] = secret.Name,
            ["CreatedDate"] = Epoch.Seconds(secret.Created),
            ["LastChangedDate"] = Epoch.Seconds(secret.Versions[^1].Created),
            ["VersionIdsToStages"] = new JsonObject(staged.Select(version => KeyValuePair.Create(version.Id, (JsonNode?)Stages(version)))),
        };
    }

    private JsonObject Get(ApiCall call)
    {
        var (id, stage) = (Text(call, "VersionId"), Text(call, "VersionStage"));
        var secret = Existing(call);
        var version = secret.Find(id, stage) ?? throw new ApiError(
            "ResourceNotFoundException",
            $"Secrets Manager can't find the specified secret value for {(id is null ? $"staging label: {stage}" : $"VersionId: {id}")}");
        return new JsonObject
        {
            ["ARN"] = secret.Arn,
            ["Name"] = secret.Name,
            ["VersionId"] = version.Id,
            ["SecretString"] = version.Value,
            ["VersionStages"] = Stages(version),
            ["CreatedDate"] = Epoch.Seconds(version.Created),
        };
    }

    private Secret Existing(ApiCall call) => secrets.Find(Text(call, "SecretId")!)
        ?? throw new ApiError("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");

    private static JsonArray Stages(SecretVersion version) => new([.. version.Stages.Select(stage => (JsonNode)stage)]);

    private static string? Text(ApiCall call, string member) => call.Parameters[member]?.GetValue<string>();
}
