using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>Reads an Express service, and waits, as the input <c>busy</c> says, until no deployment of it is under way. Only reads.</summary>
internal sealed class ExpressLook(AwsSession aws, Inputs inputs, ActionContext action)
{
    private const string DefaultCluster = "default";

    private readonly RestWait wait = new(
        inputs.PollInterval, inputs.Busy == Busy.Wait ? inputs.BusyTimeout : null, "Give the deploy jobs one 'concurrency:' group so that they never overlap.", action);

    /// <exception cref="UserError">The service does not exist, is not in a state to be deployed to, or does not come to rest in time.</exception>
    public Task<ExpressState> RunAsync() => wait.RunAsync(LookAsync);

    private async Task<(string? UnderWay, ExpressState State)> LookAsync()
    {
        var express = await DescribeAsync(Arn);
        if ((await aws.Ecs.DescribeServicesAsync(express.Cluster, [express.ServiceName], action.Stopping)).Services is not [var service, ..])
            throw new WorldError($"ECS does not show the service below '{express.ServiceName}'.", "Look at it in the ECS console.");
        var history = new ServiceHistory(aws.Ecs, express.Cluster);
        var underWay = await history.RunningAsync(service, action.Stopping);
        var lastGood = underWay is null ? await history.LastGoodAsync(service, action.Stopping) : null;
        return (underWay, new ExpressState(express, express.Newest ?? new(), lastGood));
    }

    private string Arn => inputs.Service.StartsWith("arn:", StringComparison.Ordinal)
        ? inputs.Service
        : aws.Region.Arn("ecs", aws.Identity.Account, $"service/{TaskDefinitionName.Short(inputs.Cluster ?? DefaultCluster)}/{inputs.Service}");

    private async Task<ExpressService> DescribeAsync(string arn)
    {
        try
        {
            var express = await aws.EcsExpress.DescribeAsync(arn, action.Stopping);
            return express.Status.StatusCode == "ACTIVE"
                ? express
                : throw new UserError($"Service '{express.ServiceName}' is {express.Status.StatusCode}: only an ACTIVE service can be deployed to. {express.Status.StatusReason}".TrimEnd());
        }
        catch (AwsException missing) when (missing.Code is "ResourceNotFoundException" or "ServiceNotFoundException" or "ClusterNotFoundException")
        {
            throw new UserError(
                $"Input 'service': there is no service of ECS Express Mode '{arn}'. {missing.Message}",
                "Check name, cluster, region and account. Other services of ECS are deployed to with ecs-deploy. This action does not create services.",
                missing);
        }
    }
}
