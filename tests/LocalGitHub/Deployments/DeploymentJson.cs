using System.Text.Json.Nodes;

namespace LocalGitHub;

/// <summary>Deployments and statuses as GitHub shows them.</summary>
internal static class DeploymentJson
{
    public static JsonObject Of(LocalDeployment deployment) => new()
    {
        ["id"] = deployment.Id,
        ["sha"] = deployment.Sha,
        ["ref"] = deployment.Sha,
        ["task"] = deployment.Task,
        ["environment"] = deployment.Environment,
        ["original_environment"] = deployment.Environment,
        ["description"] = deployment.Description,
        ["payload"] = JsonNode.Parse(deployment.Payload),
        ["transient_environment"] = deployment.IsTransient,
        ["production_environment"] = deployment.IsProduction,
        ["created_at"] = deployment.CreatedAt,
        ["updated_at"] = deployment.Statuses.Count > 0 ? deployment.Statuses[^1].CreatedAt : deployment.CreatedAt,
    };

    public static JsonObject Of(LocalStatus status) => new()
    {
        ["state"] = status.State,
        ["description"] = status.Description,
        ["log_url"] = status.LogUrl,
        ["target_url"] = status.LogUrl,
        ["environment_url"] = status.EnvironmentUrl,
        ["created_at"] = status.CreatedAt,
    };
}
