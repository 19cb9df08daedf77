using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>Reads the deployments this step attends to: those that are named, or the newest of each service. Only reads.</summary>
internal sealed class AttendedLook(IEcs ecs, Inputs inputs, ActionContext action)
{
    private const int DeploymentsPerCall = 20;   // ECS API reference, DescribeServiceDeployments
    private readonly Revisions revisions = new(ecs);

    /// <exception cref="ReportedException">A service or a deployment does not exist, or may not be read.</exception>
    public async Task<IReadOnlyList<Attended>> RunAsync()
    {
        using var group = action.Log.Group("Look");
        var services = await new NamedServices(ecs, inputs).ReadAsync(action.Stopping);
        var arns = inputs.ServiceDeployments.Count > 0 ? [.. inputs.ServiceDeployments.Select(named => named.Arn)] : await NewestAsync(services);
        var deployments = await DescribeAsync(arns);
        var found = new List<Attended>();
        foreach (var (name, arn) in inputs.Services.Zip(arns))
            found.Add(await OfAsync(name, services.First(service => NamedServices.Is(service, name)), deployments[arn]));
        foreach (var attended in found)
            action.Log.Info(attended.Describe());
        return found;
    }

    private async Task<IReadOnlyList<string>> NewestAsync(IReadOnlyList<EcsService> services)
    {
        var newest = new List<string>();
        foreach (var name in inputs.Services)
        {
            var service = services.First(service => NamedServices.Is(service, name));
            var brief = await ecs.ListServiceDeploymentsAsync(
                new ListServiceDeploymentsRequest { Cluster = inputs.Cluster, Service = service.ServiceArn, AtMost = DeploymentsPerCall }, action.Stopping);
            newest.Add(brief.MaxBy(deployment => deployment.CreatedAt)?.ServiceDeploymentArn
                ?? throw new UserError($"Service '{service.ServiceName}' has no service deployment to attend to.", "ECS keeps them for 90 days. Deploy it first, or look at the service itself."));
        }
        return newest;
    }

    private async Task<IReadOnlyDictionary<string, ServiceDeployment>> DescribeAsync(IReadOnlyList<string> arns)
    {
        var found = new Dictionary<string, ServiceDeployment>(StringComparer.Ordinal);
        foreach (var chunk in arns.Chunk(DeploymentsPerCall))
        {
            foreach (var deployment in (await ecs.DescribeServiceDeploymentsAsync(chunk, action.Stopping)).ServiceDeployments)
                found[deployment.ServiceDeploymentArn] = deployment;
        }
        var missing = arns.Where(arn => !found.ContainsKey(arn)).Select(arn => $"Input 'service-deployment': there is no service deployment '{arn}'. Check region and account; ECS keeps them for 90 days.").ToList();
        return missing.Count == 0 ? found : throw new InputErrors(missing);
    }

    private async Task<Attended> OfAsync(string asked, EcsService service, ServiceDeployment deployment)
    {
        var target = await RevisionAsync(deployment.TargetServiceRevision?.Arn)
            ?? throw new WorldError($"{service.ServiceName}: ECS does not say what {deployment.ServiceDeploymentArn} brings.", "Look at the service in the AWS console.");
        var source = Attended.IsStill(deployment.Status)
            ? await LastGoodAsync(service)
            : await RevisionAsync(deployment.Rollback?.ServiceRevisionArn ?? (deployment.SourceServiceRevisions is [var before, ..] ? before.Arn : null));
        return new Attended(asked, service, deployment, target, source);
    }

    // While it is under way its sources may be deployments that failed; what comes back is the last one that completed.
    private async Task<Revision?> LastGoodAsync(EcsService service) =>
        await new ServiceHistory(ecs, inputs.Cluster).LastGoodAsync(service, action.Stopping) is { } arn ? await revisions.ReadAsync(arn, action.Stopping) : null;

    private async Task<Revision?> RevisionAsync(string? serviceRevision)
    {
        if (serviceRevision is null)
            return null;
        var described = await ecs.DescribeServiceRevisionsAsync([serviceRevision], action.Stopping);
        return described.ServiceRevisions is [var revision, ..] ? await revisions.ReadAsync(revision.TaskDefinition, action.Stopping) : null;
    }
}
