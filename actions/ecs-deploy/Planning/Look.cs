using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>Reads the services and the task definitions they come from. Only reads.</summary>
internal sealed class Look(IEcs ecs, Revisions revisions, Inputs inputs, ActionContext action)
{
    /// <exception cref="UserError">A service does not exist, or is not in a state to be deployed to.</exception>
    public async Task<IReadOnlyList<ServiceState>> RunAsync(CancellationToken cancellationToken)
    {
        var services = Existing(await Reading.OfAsync(new NamedServices(ecs, inputs).ReadAsync(cancellationToken), action));
        RefuseUnfit(services);
        services = await new BusyServices(ecs, inputs, action).SettleAsync(services);
        return await Reading.OfAsync(StatesAsync(services, cancellationToken), action);
    }

    private async Task<IReadOnlyList<ServiceState>> StatesAsync(IReadOnlyList<EcsService> services, CancellationToken cancellationToken)
    {
        var states = new List<ServiceState>();
        var problems = new List<string>();
        foreach (var name in inputs.Services)
        {
            try
            {
                states.Add(services.FirstOrDefault(service => NamedServices.Is(service, name)) is { } service
                    ? await StateOfAsync(name, service, cancellationToken)
                    : await NewStateAsync(name, cancellationToken));
            }
            catch (UserError problem)
            {
                problems.Add(problem.FullText);
            }
        }
        return problems.Count == 0 ? states : throw new InputErrors(problems);
    }

    // ECS shows a deleted service for a while; its name can be given again.
    private IReadOnlyList<EcsService> Existing(IReadOnlyList<EcsService> found) =>
        [.. found.Where(service => service.Status != "INACTIVE" || !inputs.Services.Any(name => NamedServices.Is(service, name) && inputs.MayCreate(name)))];

    private static void RefuseUnfit(IReadOnlyList<EcsService> services)
    {
        var problems = services.Select(Unfit).OfType<string>().ToList();
        if (problems.Count > 0)
            throw new InputErrors(problems);
    }

    /// <returns>Why it cannot be deployed to, as a sentence; null when it can.</returns>
    internal static string? Unfit(EcsService service)
    {
        var controller = service.DeploymentController?.Type ?? "ECS";
        if (service.Status != "ACTIVE")
            return $"Service '{service.ServiceName}' is {service.Status}: only an ACTIVE service can be deployed to.";
        if (controller != "ECS")
            return $"Service '{service.ServiceName}' is deployed by the controller {controller}; this action deploys services of the controller ECS only.";
        return StrategyRules.NotFollowed(service, service.DeploymentConfiguration);
    }

    private async Task<ServiceState> StateOfAsync(string asked, EcsService service, CancellationToken cancellationToken)
    {
        var lastGood = await new ServiceHistory(ecs, inputs.Cluster).LastGoodAsync(service, cancellationToken);
        var current = await revisions.ReadAsync(lastGood ?? service.TaskDefinition, cancellationToken);
        var named = inputs.Wishes[asked].TaskDefinition is TaskDefinitionSource.Existing source
            ? await revisions.ReadNamedAsync(source.Reference, cancellationToken)
            : null;
        return new ServiceState(asked, service, lastGood, current, named);
    }

    private async Task<ServiceState> NewStateAsync(string asked, CancellationToken cancellationToken)
    {
        var wish = inputs.Wishes[asked];
        var definition = wish.ServiceDefinition!;
        var reference = wish.TaskDefinition is null ? definition.TaskDefinition : (wish.TaskDefinition as TaskDefinitionSource.Existing)?.Reference;
        if (wish.TaskDefinition is null && reference is null)
            throw new UserError($"Service '{TaskDefinitionName.Short(asked)}' does not exist, and nothing says what it shall run.", $"Give 'task-definition', or 'taskDefinition' in '{definition.Path}'.");
        var named = reference is null ? null : await revisions.ReadNamedAsync(reference, cancellationToken);
        return new ServiceState(asked, definition.AsService(TaskDefinitionName.Short(asked)), LastGood: null, Revision.None, named) { IsNew = true };
    }
}
