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
        var services = await DescribeAsync(cancellationToken);
        await RefuseMissingAsync(services, cancellationToken);
        RefuseUnfit(services);
        services = await new BusyServices(ecs, inputs, action).SettleAsync(services);

        var states = new List<ServiceState>();
        var problems = new List<string>();
        foreach (var name in inputs.Services)
        {
            try
            {
                states.Add(await StateOfAsync(name, services.First(service => Named(service, name)), cancellationToken));
            }
            catch (UserError problem)
            {
                problems.Add(problem.FullText);
            }
        }
        return problems.Count == 0 ? states : throw new InputErrors(problems);
    }

    private async Task<IReadOnlyList<EcsService>> DescribeAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ecs.DescribeAllServicesAsync(inputs.Cluster, inputs.Services, cancellationToken);
        }
        catch (AwsException missing) when (missing.Code == "ClusterNotFoundException")
        {
            throw new UserError($"Input 'cluster': there is no cluster '{inputs.Cluster}'. {missing.Message}", "Check its name, region and account.", missing);
        }
    }

    private static bool Named(EcsService service, string name) => service.ServiceName == name || service.ServiceArn == name;

    private async Task RefuseMissingAsync(IReadOnlyList<EcsService> found, CancellationToken cancellationToken)
    {
        var missing = inputs.Services.Where(name => !found.Any(service => Named(service, name))).ToList();
        if (missing.Count == 0)
            return;
        var existing = await ExistingNamesAsync(cancellationToken);
        var hints = missing.Select(name => NearestName.Of(name, existing)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        throw new UserError(
            $"Input 'services': cluster '{inputs.Cluster}' has no service {string.Join(", ", missing.Select(name => $"'{name}'"))}.",
            hints.Count > 0 ? $"Did you mean {string.Join(", ", hints)}? Otherwise check region, account and cluster." : "Check region, account and cluster.");
    }

    private async Task<IReadOnlyList<string>> ExistingNamesAsync(CancellationToken cancellationToken)
    {
        try
        {
            return [.. (await ecs.ListServicesAsync(inputs.Cluster, cancellationToken)).Select(TaskDefinitionName.Short)];
        }
        catch (ReportedException)
        {
            // The hint is decoration; the right to list services is not needed for anything else.
            return [];
        }
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
