using Actions.GitHub;
using Notify.Limits;

namespace Notify.Sinks.Deployments;

/// <summary>What a deployment record may hold (GitHub documentation, "Create a deployment status"; GitHub names no limit for payloads).</summary>
internal static class DeploymentLimits
{
    public static readonly Limit Description = new(SinkName.Deployment, "description of a status", NewDeploymentStatus.LongestDescription, "characters");

    public static readonly Limit Payload = new(SinkName.Deployment, "payload", 8_192, "bytes");

    /// <summary>Longer ones are cut.</summary>
    public static readonly Limit Name = new(SinkName.Deployment, "name or version in the payload", 100, "characters");

    /// <summary>Longer ones are left out: half of one leads nowhere.</summary>
    public static readonly Limit Id = new(SinkName.Deployment, "id in the payload", 400, "characters");

    /// <summary>Longer ones are left out.</summary>
    public static readonly Limit Url = new(SinkName.Deployment, "address of the environment", 2_000, "characters");

    public static IReadOnlyList<Limit> All { get; } = [Description, Payload, Name, Id, Url];
}
