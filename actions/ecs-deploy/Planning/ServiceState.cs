using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Rollouts;

namespace EcsDeploy;

/// <summary>What was found before anything is planned.</summary>
/// <param name="Asked">The service as the input names it: by name or ARN.</param>
/// <param name="Service">As described.</param>
/// <param name="LastGood">Task definition ARN of the last deployment that completed; null when there is none to be found.</param>
/// <param name="Current">The last good revision, else the service's own.</param>
/// <param name="Named">The revision that the task definition was asked to come from; null when a file or nothing was named.</param>
internal sealed record ServiceState(string Asked, EcsService Service, string? LastGood, Revision Current, Revision? Named = null)
{
    /// <summary>True when the service does not exist, and is to be created.</summary>
    public bool IsNew { get; init; }

    public string Name => Service.ServiceName;

    public EcsDeployment? Primary => Service.Primary;

    /// <summary>True when the last good revision is also the newest: nothing failed since, and nobody is deploying.</summary>
    public bool IsSettled => TaskDefinitionName.Same(Primary?.TaskDefinition, LastGood);

    /// <summary>True when the newest deployment came to a bad end and was left as it is. One that shifts traffic has no state of its own in the list: it is over, and not the last good one.</summary>
    public bool HasFailed => Primary?.RolloutState == "FAILED" || (DeploymentStrategy.IsStaged(Service) && LastGood is not null && !IsSettled);

    /// <summary>What the new revision is made from.</summary>
    public JsonObject Base(ServiceWish wish) => (wish.TaskDefinition as TaskDefinitionSource.Document)?.Definition ?? (Named ?? Current).Document;
}
