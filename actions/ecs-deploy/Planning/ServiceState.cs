using System.Text.Json.Nodes;
using Actions.Aws;

namespace EcsDeploy;

/// <summary>What was found before anything is planned.</summary>
/// <param name="Service">As described.</param>
/// <param name="LastGood">Task definition ARN of the last deployment that completed; null when there is none to be found.</param>
/// <param name="Definition">The task definition the new one is made from: the last good one, else the service's own.</param>
/// <param name="Tags">Its tags, which the new revision takes over.</param>
internal sealed record ServiceState(EcsService Service, string? LastGood, JsonObject Definition, IReadOnlyList<EcsTag> Tags)
{
    public string Name => Service.ServiceName;

    public EcsDeployment? Primary => PrimaryOf(Service);

    public string BaseArn => LastGood ?? Service.TaskDefinition;

    public static EcsDeployment? PrimaryOf(EcsService service) => service.Deployments.FirstOrDefault(deployment => deployment.Status == "PRIMARY");
}
