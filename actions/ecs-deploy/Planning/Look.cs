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
        var services = await new NamedServices(ecs, inputs).ReadAsync(cancellationToken);
        RefuseUnfit(services);
        services = await new BusyServices(ecs, inputs, action).SettleAsync(services);

        var states = new List<ServiceState>();
        var problems = new List<string>();
        foreach (var name in inputs.Services)
        {
            try
            {
                states.Add(await StateOfAsync(name, services.First(service => NamedServices.Is(service, name)), cancellationToken));
            }
            catch (UserError problem)
            {
                problems.Add(problem.FullText);
            }
        }
        return problems.Count == 0 ? states : throw new InputErrors(problems);
    }

    private static void RefuseUnfit(IReadOnlyList<EcsService> services)
    {
        var problems = services.Select(Unfit).OfType<string>().ToList();
        if (problems.Count > 0)
            throw new InputErrors(problems);
    }

    private static string? Unfit(EcsService service)
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
}
