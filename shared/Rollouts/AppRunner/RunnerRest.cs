using Actions.Aws;
using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>Reads an App Runner service once nothing is under way on it: it does one thing at a time. Only reads.</summary>
/// <param name="runner">The client.</param>
/// <param name="named">The service.</param>
/// <param name="pollInterval">How often it is looked at.</param>
/// <param name="limit">How long it is waited for; null refuses at once.</param>
/// <param name="action">Log, clock, and the sign to stop.</param>
public sealed class RunnerRest(IAppRunner runner, NamedRunner named, TimeSpan pollInterval, TimeSpan? limit, ActionContext action)
{
    private readonly RestWait wait = new(
        pollInterval, limit,
        "App Runner does one thing at a time. Give the deploy jobs one 'concurrency:' group so that they never overlap; automatic deployments of the service get in the way too.", action);

    /// <summary>Waits, and reads it.</summary>
    /// <exception cref="UserError">It does not exist, or does not come to rest in time.</exception>
    public async Task<AppRunnerService> ReadAsync()
    {
        var arn = await Reading.OfAsync(named.ArnAsync(action.Stopping), action);
        return await wait.RunAsync(() => LookAsync(arn));
    }

    private async Task<(string? UnderWay, AppRunnerService Service)> LookAsync(string arn)
    {
        var service = await named.DescribeAsync(arn, action.Stopping);
        return (await UnderWayAsync(service), service);
    }

    // Either may lag behind.
    private async Task<string?> UnderWayAsync(AppRunnerService service)
    {
        var newest = await runner.ListOperationsAsync(service.ServiceArn, 1, action.Stopping);
        if (newest is [var operation, ..] && AppRunnerOperationStatus.IsUnderWay(operation.Status))
            return $"{service.ServiceName}: operation {operation.Id} ({operation.Type}) is under way since {operation.StartedAt:HH:mm:ss} UTC: {operation.Status}.";
        return service.Status == AppRunnerServiceStatus.OperationInProgress ? $"{service.ServiceName}: an operation is under way." : null;
    }
}
