using System.Text.Json.Nodes;
using Actions.Rollouts;

namespace EcsDeploy;

/// <summary>What will happen to one service.</summary>
/// <param name="Existing">The registered revision that says the same as what is wanted; null when there is none.</param>
/// <param name="Changes">The images that change.</param>
/// <param name="Diff">Everything that changes, redacted, one line a path.</param>
internal sealed record ServicePlan(
    Rendering Rendering, PlannedStep Step, Revision? Existing, IReadOnlyList<ImageChange> Changes, IReadOnlyList<string> Diff)
{
    public ServiceState State => Rendering.State;

    public ServiceSettings Settings => Rendering.Settings;

    /// <summary>Ready for RegisterTaskDefinition.</summary>
    public JsonObject Definition => Rendering.Definition;

    public string Service => State.Name;

    public string From => State.Current.Name;

    /// <summary>True when the service is created.</summary>
    public bool IsNew => State.IsNew;

    /// <summary>True when ECS has to be told to begin anew: by itself it does nothing for a revision that the service is on already.</summary>
    public bool Force => Rendering.Wish.ForceNewDeployment || RepeatsFailed;

    /// <summary>True when it will be deployed in stages that shift traffic.</summary>
    public bool IsStaged => DeploymentStrategy.IsStaged(State.Service with { DeploymentConfiguration = Settings.After["deploymentConfiguration"] as JsonObject ?? State.Service.DeploymentConfiguration });

    /// <summary>Every container's image before this step, as a line of the input <c>images</c>.</summary>
    public IEnumerable<string> PreviousImages => ImageChange.Images(State.Current.Document).Select(image => $"{Service}/{image.Key}={image.Value}");

    /// <summary>Short name of the revision it shall run, or the words for one that is not registered yet.</summary>
    public string Wanted => Step switch
    {
        PlannedStep.Nothing => From,
        PlannedStep.DeployExisting => Existing!.Name,
        _ => $"a new revision of {Rendering.Family}",
    };

    /// <summary>The sentence of the plan for people.</summary>
    public string Describe() => Step switch
    {
        PlannedStep.DeployExisting when IsNew => $"{Service}: does not exist; it is created from '{Rendering.Wish.ServiceDefinition!.Path}' with {Existing!.Name}, which is registered already",
        _ when IsNew => $"{Service}: does not exist; it is created from '{Rendering.Wish.ServiceDefinition!.Path}' with a new revision of {Rendering.Family}",
        PlannedStep.Nothing => $"{Service}: runs {From} as wished already; nothing to do",
        PlannedStep.DeployExisting when Existing!.Name == From => $"{Service}: {From} is as wished already; {WhyAgain()}",
        PlannedStep.DeployExisting when RepeatsFailed => $"{Service}: {From} → {Existing!.Name} once more, because its deployment failed{Images}",
        PlannedStep.DeployExisting => $"{Service}: {From} → {Existing!.Name}, which is registered already{Images}",
        _ => $"{Service}: new revision of {Rendering.Family} from {From}{Images}",
    };

    private bool RepeatsFailed => Step == PlannedStep.DeployExisting && State.HasFailed && TaskDefinitionName.Same(State.Primary?.TaskDefinition, Existing?.Arn);

    private string Images => Changes.Count == 0 ? "" : $": {string.Join("; ", Changes.Select(change => $"{change.Container}: {change.From} → {change.To}"))}";

    private string WhyAgain()
    {
        if (Settings.Change)
            return "the settings of the service change";
        return Rendering.Wish.ForceNewDeployment ? "it is deployed again, as 'force-new-deployment' says" : "but it is not what the service runs; it is deployed again";
    }
}
