using System.Text.Json.Nodes;

namespace EcsDeploy;

/// <summary>What will happen to one service.</summary>
/// <param name="Definition">Ready for RegisterTaskDefinition.</param>
internal sealed record ServicePlan(ServiceState State, PlannedStep Step, JsonObject Definition, IReadOnlyList<ImageChange> Changes)
{
    public string Service => State.Name;

    public string From => TaskDefinitionName.Short(State.BaseArn);

    public string Family => From[..From.LastIndexOf(':')];

    /// <summary>Every container's image before this step, as a line of the input <c>images</c>.</summary>
    public IEnumerable<string> PreviousImages =>
        (State.Definition["containerDefinitions"] as JsonArray ?? [])
        .OfType<JsonObject>()
        .Where(container => container["image"] is not null)
        .Select(container => $"{Service}/{container["name"]}={container["image"]}");

    /// <summary>The sentence of the plan for people.</summary>
    public string Describe() => Step switch
    {
        PlannedStep.Nothing => $"{Service}: runs {From} with these images already; nothing to do",
        PlannedStep.DeployExisting => $"{Service}: {From} has these images already but is not what the service runs; it is deployed again",
        _ => $"{Service}: new revision of {Family} from {From}: {string.Join("; ", Changes.Select(change => $"{change.Container}: {change.From} → {change.To}"))}",
    };
}
