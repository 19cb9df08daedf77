using Actions.Aws;

namespace Actions.Rollouts;

/// <summary>The tasks of a service that have stopped, which ECS shows for about an hour.</summary>
internal static class StoppedTasks
{
    /// <summary>As many as DescribeTasks takes.</summary>
    public const int PerCall = 100;

    /// <param name="ecs">The client.</param>
    /// <param name="cluster">Name or ARN.</param>
    /// <param name="service">Name of the service.</param>
    /// <param name="isKnown">By the ARN: those that need not be described.</param>
    /// <param name="cancellationToken">Ends the calls at once.</param>
    public static async Task<IReadOnlyList<EcsTask>> ReadAsync(IEcs ecs, string cluster, string service, Func<string, bool> isKnown, CancellationToken cancellationToken)
    {
        var arns = await ecs.ListTasksAsync(
            new ListTasksRequest { Cluster = cluster, ServiceName = service, DesiredStatus = "STOPPED", AtMost = PerCall }, cancellationToken);
        var fresh = arns.Where(arn => !isKnown(arn)).ToList();
        return fresh.Count == 0 ? [] : (await ecs.DescribeTasksAsync(cluster, fresh, cancellationToken)).Tasks;
    }

    /// <summary>True for one that could not start, ended by itself, or failed its health checks: not one that was stopped to make room.</summary>
    public static bool EndedBadly(EcsTask task) => task.StopCode switch
    {
        "TaskFailedToStart" or "EssentialContainerExited" => true,
        "ServiceSchedulerInitiated" => StopSigns.Of(task.StoppedReason ?? "") is not null,
        _ => false,
    };
}
